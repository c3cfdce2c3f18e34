const SITE = "https://jazari-catalogue.github.io/catalogue/";
// Each institute: its name, its status, how strong its sources are, and the first of them.
// It runs in Node 20 or newer, and as a module in a page of any site.
const answer = async (name) => (await fetch(`${SITE}api/v1/${name}.json`)).json();

const sources = new Map((await answer("sources")).records.map(({ id, fields }) => [id, fields]));
for (const { fields, strength } of (await answer("institutes")).records) {
  const name = fields.name.fr ?? fields.name; // texts by language, or one text
  const { url } = sources.get(fields.sources[0]);
  console.log([name, fields.status ?? "unknown", strength, url].join(" | "));
}
