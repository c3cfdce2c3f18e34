"""Edits of templates, style sheets, scripts, images and settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.site.sequences.sources import NotHere, Sources

_TAG = re.compile(r"<(p|li|div|section|h1|h2|span|a|dl|ul|main|nav|footer|svg|g|td)(?=[ >])")


def change_markup(sources: Sources, random: Random) -> str:
    """Adds an attribute to an element of some template."""
    path = random.choice(
        [path for path in sources if path.startswith("overrides/") and path.endswith(".html")]
    )
    text = sources[path].decode()
    tags = list(_TAG.finditer(text))
    if not tags:
        raise NotHere
    match = random.choice(tags)
    new = f' data-invented="{random.randint(1, 99)}"'
    sources[path] = (text[: match.end()] + new + text[match.end() :]).encode()
    return f"in {path}, add{new} to {match[0]} at {match.start()}"


def change_head(sources: Sources, random: Random) -> str:
    """Adds an element to the head of every page."""
    text = sources["overrides/main.html"].decode()
    new = f'    <meta name="invented" content="{random.randint(1, 99)}">\n'
    sources["overrides/main.html"] = text.replace(
        "    <meta charset", f"{new}    <meta charset", 1
    ).encode()
    return f"add to the head {new.strip()}"


def spoil_template(sources: Sources, random: Random) -> str:
    """Makes a mistake in a template, over which the build stops."""
    path = random.choice(("overrides/macros.html", "overrides/records/record.html"))
    sources[path] += b"{% if %}"
    return f"spoil {path}"


def change_asset(sources: Sources, random: Random) -> str:
    """Changes a style sheet or script: a rule, or a comment."""
    path = random.choice([path for path in sources if path.endswith((".css", ".js"))])
    number = random.randint(1, 99)
    if path.endswith(".css"):
        new = random.choice((f".invented-{number} {{ color: red; }}\n", f"/* {number} */\n"))
    else:
        new = random.choice((f"globalThis.invented{number} = {number};\n", f"// {number}\n"))
    sources[path] += new.encode()
    return f"add to {path}: {new.strip()}"


def put_asset(sources: Sources, random: Random) -> str:
    """Adds an asset, changes it or removes it."""
    path = random.choice(
        (
            "overrides/assets/images/invented.svg",
            "overrides/assets/scripts/invented.js",
            "overrides/assets/invented.css",
            "overrides/assets/share/lab-en.png",
            "overrides/assets/share/lab-fr.png",
            "overrides/assets/share/catalogue-fr.png",
            "overrides/assets/search/invented.js",
            "overrides/assets/styles/invented.css",
            "schema/catalogue.schema.json",
        )
    )
    if path in sources and random.random() < 0.6:
        del sources[path]
        return f"remove {path}"
    sources[path] = b"/* invented */" + str(random.randint(1, 99)).encode()
    return f"put {path}"


def change_module(sources: Sources, random: Random) -> str:
    """Changes a font or a script of another project."""
    path = random.choice([path for path in sources if path.startswith("node_modules/")])
    sources[path] += b"/"
    return f"add to {path}"


def change_settings_beside(sources: Sources, random: Random) -> str:
    """Changes what mkdocs.yml may refer to: the settings that it inherits, or a hook."""
    if random.random() < 0.5:
        sources["parent.yml"] = b"site_name: Invented parent %d\n" % random.randint(1, 99)
        return f"write {sources['parent.yml']!r}"
    sources["hook.py"] = sources["hook.py"].replace(b"invented", b"invented_")
    return "lengthen the hook's text"


def change_option(sources: Sources, random: Random) -> str:
    """Gives an option of mkdocs.yml another value."""
    number = random.randint(1, 9)
    pattern, new = random.choice(
        (
            (r"^site_name: .*", f"site_name: Invented {number}"),
            (r'"https://[^"]*/"\]', f'"https://{number}.example.invalid/at/"]'),
            (r"^            (fr|ar|en): .*", rf"            \1: Invented {number}"),
            (r"^        official: .*", f"        official: {('true', 'false')[number % 2]}"),
            (
                r"^        official: (\w+)\n",
                rf"        official: \1\n        contact: contact@example{number}.org\n",
            ),
            (
                r"^        official: (\w+)\n",
                rf"        official: \1\n        url: https://example.org/{number}\n",
            ),
            (r"^        (contact|url): .*\n", ""),
            (r'GITHUB_REPOSITORY, "[^"]*"', f'GITHUB_REPOSITORY, "invented/{number}"'),
            (r'"https://[^"]*[a-z]"\]', f'"https://git{number}.example.org"]'),
            (r"^      publisher:\n", f"      branch: branch-{number}\n      publisher:\n"),
            (r"^      branch: .*\n", ""),
            (
                r"^      publisher:\n",
                f"      messages: {('ar', 'en')[number % 2]}\n      publisher:\n",
            ),
            (r"^      messages: .*\n", ""),
            (r"^  - tables\n", ""),
            (r"^  - toc\n", "  - toc:\n      permalink: true\n"),
            (r"^  - toc\n", "  - toc\n  - def_list\n"),
            (r"^site_name: .*", "INHERIT: parent.yml"),
            (r"^INHERIT: .*", "site_name: Invented"),
            (r"^markdown_extensions:", "hooks:\n  - hook.py\nmarkdown_extensions:"),
            (r"^hooks:\n.*\n", ""),
            (r"^  language: .*", f"  language: {('fr', 'en', 'ar')[number % 3]}"),
            (r"^(        - institutes.yaml\n)(        - records.*\n)", r"\2\1"),
            (r"^(        - records.*\n)(        - institutes.yaml\n)", r"\2\1"),
        )
    )
    text = sources["mkdocs.yml"].decode()
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    if (
        changed == text
        or changed.count("hooks:") > 1
        or len(re.findall(r"^ {6}(branch|messages):|^ {8}(contact|url):", changed, re.MULTILINE))
        > 1
    ):
        raise NotHere
    sources["mkdocs.yml"] = changed.encode()
    return f"in mkdocs.yml, write {new!r} for {pattern!r}"


EDITS: dict[Callable[[Sources, Random], str], int] = {
    change_markup: 4,
    change_head: 1,
    spoil_template: 1,
    change_asset: 3,
    put_asset: 2,
    change_module: 1,
    change_settings_beside: 1,
    change_option: 5,
}
"""How often each is taken."""
