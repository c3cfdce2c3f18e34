SITE = "https://jazari-catalogue.github.io/catalogue/"
# Each institute: its name, its status, how strong its sources are, and the first of them.
import json
from urllib.request import urlopen


def answer(name):
    return json.load(urlopen(f"{SITE}api/v1/{name}.json"))


sources = {source["id"]: source["fields"] for source in answer("sources")["records"]}
for institute in answer("institutes")["records"]:
    fields, name = institute["fields"], institute["fields"]["name"]
    name = name if isinstance(name, str) else name["fr"]  # one text, or texts by language
    url = sources[fields["sources"][0]]["url"]
    print(name, fields.get("status", "unknown"), institute["strength"], url, sep=" | ")
