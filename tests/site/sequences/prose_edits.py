"""Edits of prose pages, as an editor makes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from jazari_catalogue.languages import LANGUAGES
from tests.hostile_prose import PNG
from tests.site.sequences import record_text
from tests.site.sequences.record_values import words
from tests.site.sequences.sources import NotHere, Sources


def _page(sources: Sources, random: Random) -> tuple[str, str]:
    """The path of a page and its language."""
    path = random.choice([path for path in sources if path.endswith(".md")])
    return path, path.split("/")[1]


def _paragraph(sources: Sources, random: Random, language: str) -> str:
    text = words(random, language, 8)
    if random.random() < 0.5:
        target = random.choice(
            [located.record["id"] for located in record_text.records_in(sources)]
        )
        label = "" if random.random() < 0.3 else words(random, language)
        text += f" [{label or '→'}](record:{target})"
    return text


def change_text(sources: Sources, random: Random) -> str:
    """Adds a paragraph or a heading to a page, or takes the last one away."""
    path, language = _page(sources, random)
    text = sources[path].decode().rstrip("\n")
    last = text.rpartition("\n\n")
    if random.random() < 0.3 and text.count("\n\n") > 2:
        sources[path] = f"{last[0]}\n".encode()
        return f"remove the end of {path}"
    new = _paragraph(sources, random, language)
    if random.random() < 0.3:
        new = f"## {words(random, language)} {{#part-{random.randint(1, 999)}}}\n\n{new}"
    sources[path] = f"{text}\n\n{new}\n".encode()
    return f"add to {path}: {new!r}"


def change_front_matter(sources: Sources, random: Random) -> str:
    """Sets or removes a key of the front matter of a page."""
    path, language = _page(sources, random)
    text = sources[path].decode()
    key, value = random.choice(
        (
            ("title", words(random, language).replace(":", "").replace('"', "").replace("<", "")),
            ("description", words(random, language).replace('"', "").replace("&", "")),
            ("order", str(random.randint(1, 9))),
            ("menu", random.choice(("false", "Menu 1", "Menu 2"))),
            ("group", random.choice(("about", "no-group", "places", "evidence"))),
            ("lede", "Invented."),
            ("publisher", "true"),
        )
    )
    without = re.sub(rf"^{key}:.*\n", "", text, count=1, flags=re.MULTILINE)
    if without != text and key not in ("title", "description") and random.random() < 0.4:
        sources[path] = without.encode()
        return f"remove {key} from {path}"
    sources[path] = without.replace("---\n", f"---\n{key}: {value}\n", 1).encode()
    return f"set {key}: {value} in {path}"


def add_page(sources: Sources, random: Random) -> str:
    """Adds a page, in one language or all."""
    name = f"page-{random.randint(1, 99)}"
    codes = random.sample([*LANGUAGES], k=random.choice((3, 3, 3, 1)))
    for code in codes:
        text = _paragraph(sources, random, code)
        matter = f"title: {words(random, code, 1)}\ndescription: Invented."
        sources[f"content/{code}/{name}.md"] = f"---\n{matter}\n---\n\n{text}\n".encode()
    return f"add {name} in {codes}"


def remove_page(sources: Sources, random: Random) -> str:
    """Removes a page, mostly in all languages; links to it, if there are any, stop the build."""
    path, _ = _page(sources, random)
    name = path.rpartition("/")[2]
    if name in ("index.md", "about.md") and random.random() < 0.7:
        raise NotHere
    for code in LANGUAGES:
        sources.pop(f"content/{code}/{name}", None)
        if random.random() < 0.05:
            break
    return f"remove {name}"


def rename_page(sources: Sources, random: Random) -> str:
    """Gives a page another name in all languages."""
    path, _ = _page(sources, random)
    name = path.rpartition("/")[2]
    if name == "index.md":
        raise NotHere
    new = f"renamed-{random.randint(1, 99)}.md"
    for code in LANGUAGES:
        if (old := f"content/{code}/{name}") in sources:
            sources[f"content/{code}/{new}"] = sources.pop(old)
    for other in [path for path in sources if path.endswith(".md")]:
        sources[other] = sources[other].replace(f"]({name}".encode(), f"]({new}".encode())
    return f"rename {name} to {new}"


def break_a_link(sources: Sources, random: Random) -> str:
    """Links to a record that there is not, over which the build stops."""
    path, _ = _page(sources, random)
    sources[path] += b"\n[x](record:no-such-record)\n"
    return f"break a link of {path}"


def put_a_file(sources: Sources, random: Random) -> str:
    """Adds a file to be published as it is, changes it or removes it."""
    path = random.choice(("content/fr/invented.png", "content/fr/folder/other.png"))
    if path in sources and random.random() < 0.4:
        del sources[path]
        return f"remove {path}"
    sources[path] = PNG + bytes([random.randint(1, 99)])
    return f"put {path}"


EDITS: dict[Callable[[Sources, Random], str], int] = {
    change_text: 4,
    change_front_matter: 4,
    add_page: 2,
    remove_page: 1,
    rename_page: 1,
    break_a_link: 1,
    put_a_file: 1,
}
"""How often each is taken."""
