// What yaml-language-server marks in record files, as JSON by file name. The names come on standard
// input, a line each. `language_server.mjs SCHEMA` holds every file to that schema; without SCHEMA
// each is held to the one that its own first line names. Nothing is fetched.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TextDocument, getLanguageService } from "yaml-language-server";

const schema = process.argv[2];
const service = getLanguageService({
  schemaRequestService: async (address) => readFileSync(fileURLToPath(address), "utf8"),
  workspaceContext: {
    resolveRelativePath: (path, from) =>
      pathToFileURL(resolve(dirname(fileURLToPath(from)), path)).href,
  },
});
service.configure({
  validate: true,
  yamlVersion: "1.2",
  schemas: schema ? [{ uri: pathToFileURL(schema).href, fileMatch: ["*"] }] : [],
});
const marked = {};
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const text = readFileSync(path, "utf8");
  const document = TextDocument.create(pathToFileURL(path).href, "yaml", 1, text);
  const problems = await service.doValidation(document, false);
  marked[path] = problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}
process.stdout.write(JSON.stringify(marked));
