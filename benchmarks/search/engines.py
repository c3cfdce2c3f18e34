"""The same documents in three search engines: that of this site, Material's and Pagefind.

Each is published unchanged and queried in Chromium through the page that its visitors use: our
search page, Material's search field, and Pagefind's default user interface without its debounce of
300 ms. Material's index is as MkDocs writes it, one entry per record; Pagefind reads one page per
record.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page

from jazari_catalogue.site.rendering.assets import linked_sheets, without_comments
from jazari_catalogue.site.rendering.bundles import bundled
from jazari_catalogue.site.rendering.frame import CONTENT_SECURITY_POLICY
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.search.document import Document
from jazari_catalogue.site.search.index import build_index
from jazari_catalogue.site.search.language_search import LanguageSearch

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "benchmarks" / "search" / "node_modules" / ".bin" / "pagefind"
THIS_SITE, MATERIAL, PAGEFIND = "this site", "Material", "Pagefind"
ENGINES = (THIS_SITE, MATERIAL, PAGEFIND)

FRAME = """<!doctype html>
<html lang="{lang}" dir="{dir}"><head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8"><title>Invented</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../../assets/site.css">
</head><body>{body}</body></html>
"""
MKDOCS = """\
site_name: Invented
site_url: https://example.invalid/material/{lang}/
docs_dir: docs
site_dir: built
theme: {{name: material, language: {lang}, font: false}}
plugins: [{{search: {{lang: {lang}}}}}]
"""
PAGEFIND_PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
<title>Invented</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../{folder}/pagefind-ui.css"></head>
<body><div id="search"></div><script src="../{folder}/pagefind-ui.js"></script>
<script>new PagefindUI({{element: "#search", debounceTimeoutMs: 0, pageSize: 10,
showImages: false, showSubResults: false, autofocus: true}});</script></body></html>
"""


class EngineSite:
    """A folder that publishes the documents of one language with each engine."""

    def __init__(self, folder: Path, documents: Sequence[Document], search: LanguageSearch) -> None:
        self.folder = folder
        self.lang = search.interface.code
        self.pages = {
            THIS_SITE: f"{self.lang}/search/",
            MATERIAL: f"material-{self.lang}/",
            PAGEFIND: f"pagefind-page-{self.lang}/",
        }
        self._this_site(documents, search)
        self._material(documents)
        self._pagefind(documents)

    def _this_site(self, documents: Sequence[Document], search: LanguageSearch) -> None:
        if not (self.folder / "assets").exists():
            shutil.copytree(ROOT / "overrides" / "assets", self.folder / "assets")
            self._publish_assets()
        parts = self.folder / search.parts_path
        index = build_index(documents, self.lang, parts.name, search.structure)
        parts.mkdir(parents=True)
        (self.folder / search.index_path).write_bytes(index.head)
        for name, content in index.parts():
            (parts / name).write_bytes(content)
        (parts / "pages.json").write_bytes(search.site_pages)
        view = search.view()
        templates = Templates(ROOT / "overrides")
        body = templates.render("pages/search.html", search.interface, view=view, page=view.page)
        page = self.folder / self.pages[THIS_SITE] / "index.html"
        page.parent.mkdir(parents=True)
        direction = search.interface.language.direction
        html = FRAME.format(
            lang=self.lang, dir=direction, policy=CONTENT_SECURITY_POLICY, body=body
        )
        page.write_text(html, encoding="utf-8")

    def _publish_assets(self) -> None:
        """Leaves out comments and joins sheets and scripts, as a build does."""
        # It names files that only a build publishes.
        (self.folder / "assets" / "styles" / "fonts.css").write_text("", encoding="utf-8")
        texts = {
            file.relative_to(self.folder).as_posix(): without_comments(
                file.read_text(encoding="utf-8")
            )
            for pattern in ("*.js", "*.css")
            for file in sorted((self.folder / "assets").rglob(pattern))
        }
        sheets = {path: text for path, text in texts.items() if path.endswith(".css")}
        for path, text in {**texts, **linked_sheets(sheets), **bundled(texts)}.items():
            (self.folder / path).write_text(text, encoding="utf-8")

    def _material(self, documents: Sequence[Document]) -> None:
        source = self.folder / f"material-source-{self.lang}"
        (source / "docs").mkdir(parents=True)
        (source / "docs" / "index.md").write_text("# Invented\n", encoding="utf-8")
        (source / "mkdocs.yml").write_text(MKDOCS.format(lang=self.lang), encoding="utf-8")
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=source, env=quiet, check=True)
        built = self.folder / self.pages[MATERIAL]
        (source / "built").rename(built)
        shutil.rmtree(source)
        file = built / "search" / "search_index.json"
        index = json.loads(file.read_text(encoding="utf-8"))
        index["docs"] = [
            {
                "location": f"{document.id}/",
                "title": document.name,
                "text": "".join(f"<p>{escape(text)}</p>" for text in _texts(document)),
            }
            for document in documents
        ]
        file.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")

    def _pagefind(self, documents: Sequence[Document]) -> None:
        source = self.folder / f"pagefind-source-{self.lang}"
        for document in documents:
            page = source / document.id / "index.html"
            page.parent.mkdir(parents=True)
            texts = "".join(f"<p>{escape(text)}</p>" for text in _texts(document))
            page.write_text(
                f'<!doctype html><html lang="{self.lang}"><title>{escape(document.name)}</title>'
                f"<body data-pagefind-body><h1>{escape(document.name)}</h1>{texts}</body></html>",
                encoding="utf-8",
            )
        output = self.folder / f"pagefind-{self.lang}"
        command: list[str | Path] = [PROGRAM, "--quiet", "--site", source, "--output-path", output]
        subprocess.run(command, check=True)
        shutil.rmtree(source)
        page = self.folder / self.pages[PAGEFIND] / "index.html"
        page.parent.mkdir()
        html = PAGEFIND_PAGE.format(lang=self.lang, folder=output.name)
        page.write_text(html, encoding="utf-8")


def _texts(document: Document) -> Iterator[str]:
    yield from document.aliases
    yield from filter(None, (document.summary, document.text))


ASK = """async ([engine, query, settled, must]) => {
  const parts = {
    "this site": ["[name=q]", "input",
      "[data-finder-results], [data-finder-count], [data-finder-similar]",
      "[data-result-id], [data-similar-id]"],
    "Material": ["[data-md-component=search-query]", "keyup",
      "[data-md-component=search-result]", ".md-search-result__item > a:first-child"],
    "Pagefind": [".pagefind-ui__search-input", "input", ".pagefind-ui__drawer",
      ".pagefind-ui__result-link"],
  };
  const [field, event, list, result] = parts[engine];
  const input = document.querySelector(field);
  const watched = document.querySelectorAll(list);
  let painted = 0;
  let last = performance.now();
  let changed = false;
  const begun = last;
  const links = () => [...document.querySelectorAll(result)].slice(0, 10)
    .map((one) => one.dataset.resultId ?? one.dataset.similarId ?? one.href).join();
  let before;
  const observer = new MutationObserver(() => {
    // Neither text that comes into a card later counts, nor a message before there are results.
    const now = links();
    if (changed && now === before) return;
    before = now;
    last = performance.now();
    changed = true;
    requestAnimationFrame(() => setTimeout(() => { painted = performance.now(); }));
  });
  // If the results are the same as before, only their count changes.
  for (const one of watched) observer.observe(one, { childList: true, subtree: true });
  input.value = query;
  input.dispatchEvent(new Event(event, { bubbles: true }));
  const { dataset } = document.documentElement;
  const ready = () => (dataset.finder ?? "ready") === "ready"
    && (!must || document.querySelector(result)) && (!changed || painted > last);
  // A slow answer is not a missing one: without a change or a result, an engine has a second.
  const wait = () => (changed && document.querySelector(result) ? settled : 1000);
  while (!(performance.now() - last > wait() && ready())) {
    if (performance.now() - begun > 90000) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  observer.disconnect();
  const shown = [...document.querySelectorAll(result)].slice(0, 10);
  return {
    milliseconds: painted ? painted - begun : null,
    ids: shown.map((one) => one.dataset.resultId ?? one.dataset.similarId
      ?? new URL(one.href).pathname.split("/").filter(Boolean).at(-1)),
  };
}"""


def ask(
    page: Page, engine: str, query: str, settled: int = 250, *, must: bool = False
) -> tuple[float | None, list[str]]:
    """Types ``query``; returns the milliseconds until its results are painted, and ten ids.

    The results are painted in the frame after the last change of their list. The wait ends after
    ``settled`` milliseconds without a change, or after a second if nothing changed or there is no
    result; with ``must`` not before there is one. The time is None if nothing changed.
    """
    outcome = page.evaluate(ASK, [engine, query, settled, must])
    return outcome["milliseconds"], outcome["ids"]


@contextmanager
def visitor(browser: Browser, address: str, engine: str) -> Iterator[Page]:
    """The page at ``address`` in a browser with an empty cache, its search field focused."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    if engine == MATERIAL:
        page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
        page.wait_for_selector("[data-md-component=search-query]", state="visible")
        page.focus("[data-md-component=search-query]")
    elif engine == THIS_SITE:
        page.focus("[name=q]")
        page.wait_for_selector("html[data-finder=ready]")
    else:
        page.wait_for_selector(".pagefind-ui__search-input")
        page.focus(".pagefind-ui__search-input")
    yield page
    context.close()


@lru_cache(maxsize=1024)
def _compressed(file: Path) -> tuple[bytes, bool]:
    """The content to send, and whether it is compressed: not if that makes it larger."""
    raw = file.read_bytes()
    body = gzip.compress(raw, 6)
    return (body, True) if len(body) < len(raw) else (raw, False)


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serves ``site`` with gzip; yields its address, and the path and size of each response."""
    sent: list[tuple[str, int]] = []

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            file = path / "index.html" if path.is_dir() else path
            if not file.is_file():
                self.send_error(404)
                return
            body, compressed = _compressed(file)
            sent.append((self.path, len(body)))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()
    server.server_close()
