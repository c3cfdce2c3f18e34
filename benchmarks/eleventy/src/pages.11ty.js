// Every page, by pagination: an item has its path and a function that renders it.
export const data = {
  pagination: { data: "items", size: 1, alias: "item", addAllPagesToCollections: false },
  permalink: ({ item }) => item.path,
  eleventyExcludeFromCollections: true,
};

export const render = ({ item }) => item.render();
