"""The examples of ``docs/linked-data.md`` are what the files state and answer."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from rdflib import Graph

from tests.exports.catalogues import catalogue_of_texts, open_data_of, targets_of
from tests.exports.linked.example import DISPUTED, example, graph_of_example
from tests.project import ROOT

DOCUMENT = (ROOT / "docs/linked-data.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.+?)```", DOCUMENT, re.DOTALL)
ANSWERS = re.findall(r"\n\n(\| name \|.+?)\n\n", DOCUMENT, re.DOTALL)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.+?)```", DOCUMENT, re.DOTALL)


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table in Markdown, below its heading."""
    lines = table.splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def test_the_example_is_in_the_graph() -> None:
    (block,) = blocks("turtle")
    shown = Graph().parse(data=block, format="turtle")
    assert len(shown) > 15
    assert not shown - graph_of_example()


def test_the_queries_and_the_program_give_what_the_document_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("catalogue", "vocabulary"):
        Path(f"{name}.ttl").write_bytes(example(name))
    (program,) = blocks("python")
    assert len(QUERIES) == len(ANSWERS) == 2
    for query, answer in zip(QUERIES, ANSWERS, strict=True):
        Path("query.rq").write_text(query, encoding="utf-8")
        with redirect_stdout(StringIO()) as printed:
            exec(program, {})
        lines = printed.getvalue().splitlines()
        assert [tuple(line.split("\t")) for line in lines] == rows(answer)


def test_a_record_whose_name_is_in_dispute_is_among_the_disputes() -> None:
    data = open_data_of(catalogue_of_texts(DISPUTED.replace("field: city", "field: name")))
    turtle = targets_of(data)["data/catalogue.ttl"].content()
    assert len(Graph().parse(data=turtle, format="turtle").query(QUERIES[1])) == 2
