// The site has no collections and no other template formats, so that Eleventy does nothing in vain.
import { pages } from "./lib/pages.js";

export default function (config) {
  config.addGlobalData("items", pages);
  config.addPassthroughCopy({ static: "." });
  return { dir: { input: "src", output: "public" }, templateFormats: ["11ty.js"] };
}
