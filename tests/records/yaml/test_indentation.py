"""Wrong indentation at one end of a long block: both ends are reported, however far apart."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.yaml.reader import parse_document

STATEMENT = """\
partners:
  - id: association-exemple
    statements:
⟦      - text:
          fr: >-
{fr}
          ar: >-
{ar}
        sources: [source-exemple]
    country: MA
"""
LONG = STATEMENT.format(
    fr="\n".join(["            Une phrase inventée"] * 10),
    ar="\n".join(["            جملة مختلقة"] * 10),
)
IDS = "\n".join(f"      - source-{number}" for number in range(20))
CLAIMS = "          - {text: {fr: Un avis inventé.}, sources: [source-exemple]}\n" * 20
DISPUTES = f"""\
partners:
  - id: association-exemple
    disputes:
      - field: country
⟦        claims:
{CLAIMS}      - field: type
        claims:
          - {{text: {{fr: Un avis inventé.}}, sources: [source-exemple]}}
"""
SOURCES = f"""\
partners:
  - id: association-exemple
    sources:
      - source-exemple
⟦      - autre-source
{IDS}
    country: MA
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (LONG, "      - text:", "     - text:"),
        (DISPUTES, "        claims:", "    claims:"),
        (DISPUTES, "      - field: country\n⟦        claims:", "⟦        claims:"),
        (SOURCES, "      - autre-source", "  - autre-source"),
    ],
    ids=["item", "key", "missing dash", "list item"],
)
def test_the_line_at_the_top_is_reported(text: str, right: str, wrong: str) -> None:
    assert not parse_document(text.replace("⟦", ""), "a.yaml").problems
    broken = text.replace(right, wrong, 1)
    top = broken[: broken.index("⟦")].count("\n") + 1
    problems = parse_document(broken.replace("⟦", ""), "a.yaml").problems
    assert {problem.code for problem in problems} == {codes.INDENTATION}
    assert any(abs(problem.line - top) <= 2 for problem in problems), [p.line for p in problems]
    assert len(problems) <= 2
