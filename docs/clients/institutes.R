SITE <- "https://jazari-catalogue.github.io/catalogue/"
# Each institute: its name, its status, how strong its sources are, and the first of them.
library(jsonlite) # install.packages("jsonlite")
answer <- function(name) read_json(paste0(SITE, "api/v1/", name, ".json"))

sources <- answer("sources")$records
names(sources) <- sapply(sources, function(source) source$id)
for (institute in answer("institutes")$records) {
  name <- institute$fields$name
  name <- if (is.list(name)) name$fr else name # texts by language, or one text
  status <- if (is.null(institute$fields$status)) "unknown" else institute$fields$status
  url <- sources[[institute$fields$sources[[1]]]]$fields$url
  cat(paste(name, status, institute$strength, url, sep = " | "), "\n", sep = "")
}
