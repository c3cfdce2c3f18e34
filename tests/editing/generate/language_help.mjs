// What yaml-language-server offers and explains at positions of record files, as JSON.
// `language_help.mjs SCHEMA` takes a JSON list of texts from standard input, each with a ¦ where the
// cursor is, and writes for each the labels of the completions and the text of the hover.
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TextDocument, getLanguageService } from "yaml-language-server";

const service = getLanguageService({
  schemaRequestService: async (address) => readFileSync(fileURLToPath(address), "utf8"),
  workspaceContext: { resolveRelativePath: (path) => path },
});
service.configure({
  completion: true,
  hover: true,
  yamlVersion: "1.2",
  schemas: [{ uri: pathToFileURL(process.argv[2]).href, fileMatch: ["*"] }],
});
const help = [];
for (const [number, text] of JSON.parse(readFileSync(0, "utf8")).entries()) {
  // The server keeps documents by address, so each text has one of its own.
  const address = `file:///${number}.yaml`;
  const document = TextDocument.create(address, "yaml", 1, text.replace("¦", ""));
  const position = document.positionAt(text.indexOf("¦"));
  const { items } = await service.doComplete(document, position, false);
  const hover = await service.doHover(document, position);
  help.push({ offered: items.map((item) => item.label), hover: hover?.contents.value ?? "" });
}
process.stdout.write(JSON.stringify(help));
