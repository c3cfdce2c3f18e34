"""Times records as Markdown pages of MkDocs, beside this project's pages.

The same invented records are built twice, in turn: by this project, and as one Markdown file per
record and language under stock Material, outside the navigation and without its search. That is how
catalogues are usually made with MkDocs. Then the frame of some pages is made both ways: rendered by
the theme for each page, and joined with the page's parts (docs/decisions/0003).

    python benchmarks/through_mkdocs.py --records 1000
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks.contenders import Contender, catalogue  # noqa: E402
from benchmarks.figures import log, ratios  # noqa: E402
from benchmarks.invention.tables import LANGUAGES, Record  # noqa: E402
from benchmarks.synthetic import generate  # noqa: E402
from jazari_catalogue.plugin import JazariCatalogue  # noqa: E402
from jazari_catalogue.site.pages.record import RecordPages  # noqa: E402
from jazari_catalogue.site.rendering.theme import Theme  # noqa: E402

CONFIGURATION = """\
site_name: invented
theme:
  name: material
  font: false
plugins: []
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [tables]
"""


def markdown_pages(records: dict[str, list[Record]]) -> Contender:
    """The records as Markdown files under stock Material."""

    def prepare(folder: Path) -> None:
        docs = folder / "docs"
        docs.mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        (docs / "index.md").write_text("# Invented\n", encoding="utf-8")
        for language in LANGUAGES:
            for kind, records_of_kind in records.items():
                (docs / language / kind).mkdir(parents=True)
                for record in records_of_kind:
                    page = "\n".join(markdown(record, language))
                    file = docs / language / kind / f"{record['id']}.md"
                    file.write_text(page, encoding="utf-8")

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Contender("Markdown pages", command, "site", prepare)


def markdown(record: Record, language: str) -> Iterator[str]:
    """The lines of the page of `record`: its texts, and a table of its other fields."""
    texts = {name: value[language] for name, value in record.items() if is_text(value, language)}
    yield f"# {texts.pop('name', record['id'])}\n"
    for text in texts.values():
        yield f"{text}\n"
    yield "| | |\n|---|---|"
    for name, value in record.items():
        if not is_text(value, language):
            items = value if isinstance(value, list) else [value]
            shown = ", ".join(str(item).replace("|", " ") for item in items)
            yield f"| {name} | {shown} |"


def is_text(value: object, language: str) -> bool:
    """Whether `value` is a localized text that `language` is among."""
    return isinstance(value, dict) and language in value


def frames(folder: Path, pages: int) -> tuple[float, float]:
    """Milliseconds for the frame of a page, rendered by the theme and joined: medians.

    The body of each page is rendered before and not timed.
    """
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    plugin = config.plugins["jazari-catalogue"]
    assert isinstance(plugin, JazariCatalogue)
    site, theme = plugin.build.site, plugin.build.theme
    assert isinstance(theme, Theme)
    by_theme, joined = [], []
    for record in list(site.catalogue.records.values())[:pages]:
        for views in site.views.values():
            view = RecordPages(views).view(record)
            name = f"records/{record.kind}.html"
            body = site.frame.templates.render(name, views.interface, view=view, page=view.page)
            parts = site.frame.parts(view.page, views.interface, body)
            whole = partial(site.frame.whole, view.page, views.interface, body)
            by_theme.append(milliseconds(partial(theme.render, view.page, parts)))
            joined.append(milliseconds(whole))
    return median(by_theme), median(joined)


def milliseconds(make: Callable[[], str]) -> float:
    """How many milliseconds `make` takes."""
    started = time.perf_counter()
    make()
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--rounds", type=int, default=3, help="pairs of runs (default: 3)")
    options = parser.parse_args()
    records = generate(options.records)
    contenders = [catalogue(records), markdown_pages(records)]
    base = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        for number in range(options.rounds):
            for contender in contenders:
                folder = base / f"{number}" / contender.name
                folder.parent.mkdir(exist_ok=True)
                contender.prepare(folder)
                contender.cold.append(contender.build(folder))
        for contender in contenders:
            site = base / "0" / contender.name / contender.site
            files = [file.stat().st_size for file in site.rglob("index.html")]
            wall = median(run.wall for run in contender.cold)
            cpu = median(run.cpu for run in contender.cold)
            log(
                f"{contender.name:14}  {len(files)} pages, {median(files) / 1000:.1f} kB each:"
                f"  {wall:.2f} s, processor {cpu:.2f} s, {1000 * cpu / len(files):.2f} ms a page"
            )
        for measure in ("wall", "cpu"):
            ratio = median(ratios(contenders[0].cold, contenders[1].cold, measure))
            log(f"ratio, {measure}, median of pairs: {ratio:.2f}")
        by_theme, joined = frames(base / "0" / contenders[0].name, 100)
        log(f"frame of a page: {by_theme:.2f} ms by the theme, {joined:.3f} ms joined")
    finally:
        shutil.rmtree(base)


if __name__ == "__main__":
    main()
