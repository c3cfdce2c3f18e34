"""``catalogue diff`` lists the records, relations and pages that a change changes."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
import yaml
from lxml import html

from jazari_catalogue.cli import main
from jazari_catalogue.editing.diff.report import MAX_CHARACTERS, MAX_ROWS
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.languages import MESSAGES
from tests.editing.repositories import FILES, VALID, edited, settings, write
from tests.project import Project


@pytest.fixture(autouse=True)
def folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = folder / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def compared(
    capsys: pytest.CaptureFixture[str], after: str, before: str = VALID, form: str = "json"
) -> Any:
    write(Path("old"), before)
    write(Path("new"), after)
    capsys.readouterr()
    assert main(["diff", "old", "new", *FILES, "--format", form, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    return json.loads(out) if form == "json" else out


def test_equal_records_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    result = compared(capsys, "# a comment\n" + VALID)
    assert result["records"] == result["stale"] == []
    assert result["relations"] == {"gained": [], "lost": []}
    assert all(not paths for pages in result["pages"].values() for paths in pages.values())
    assert compared(capsys, VALID, form="text") == "Nothing changes for the public.\n"


def test_a_byte_order_mark_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with_mark = compared(capsys, f"\ufeff{edited()}", form="text")
    assert with_mark == compared(capsys, edited(), form="text")


def test_a_changed_text_is_listed_by_language_and_its_translation_is_stale(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = edited(
        (
            "{fr: Réseau inventé., ar: شبكة مختلقة., en: An invented network.}",
            "{fr: Réseau neuf., ar: شبكة مختلقة., en: A new network.}",
        ),
    )
    result = compared(capsys, after)
    (change,) = result["records"]
    assert (change["change"], change["id"]) == ("changed", "reseau-exemple")
    assert change["fields"] == [
        {
            "field": ["summary"],
            "language": "fr",
            "before": "Réseau inventé.",
            "after": "Réseau neuf.",
        },
        {
            "field": ["summary"],
            "language": "en",
            "before": "An invented network.",
            "after": "A new network.",
        },
    ]
    assert result["stale"] == [{"record": "reseau-exemple", "field": ["summary"], "language": "ar"}]
    text = compared(capsys, after, form="text")
    assert "  Summary [fr]\n    - Réseau inventé.\n    + Réseau neuf.\n" in text
    assert "Example network (reseau-exemple) · Summary [ar]" in text


def test_values_are_shown_as_on_the_site(capsys: pytest.CaptureFixture[str]) -> None:
    after = edited(
        ("    role: hub\n", "    role: member\n"),
        ("    type: company\n    country: FR\n", "    type: nonprofit\n    country: MA\n"),
        ("      phone: 0500 00 00 00\n", ""),
    )
    text = compared(capsys, after, form="text")
    assert "  Role\n    - Core\n    + Member\n" in text
    assert "  Type\n    - Company\n    + Non-profit organisation\n" in text
    assert "  Country\n    - France\n    + Morocco\n" in text
    assert "  Contact · Telephone\n    - 0500 00 00 00\n" in text


PROVENANCE = (
    ("    status: operating\n", ""),
    (
        "        sources: [source-exemple]\n    role: hub\n",
        """        sources: [source-exemple]
      - text: {fr: Second paragraphe.}
        sources: [autre-source]
    path:
      - step: announced
        sources: [source-exemple]
      - step: launched
        date: 2026-01
        sources: [autre-source]
    role: hub
""",
    ),
    (
        "    evidence: {city: [source-exemple], region: [source-exemple, autre-source]}\n",
        """    not_found:
      - field: city
        about: {fr: La rue}
        searched: 2026-11-21
        pages: 145
    evidence:
      city: [source-exemple]
      region: {derived: city}
      missions: {classified: [autre-source]}
      status: {derived: path}
""",
    ),
)


IN_WORDS = {
    "fr": """
  Description · 2 · Texte [fr]
    + Second paragraphe.
  Étapes · 2 · Étape
    + Lancé
  Étapes · 2 · Date
    + 2026-01
  Recherché et non trouvé · 1 · Champ
    + Ville
  Recherché et non trouvé · 1 · Pages lues
    + 145
  Preuves par champ · Région
    - énoncé par source-exemple, autre-source
    + déduit du champ « Ville »
  Preuves par champ · Missions
    + classé d’après autre-source
""",
    "ar": """
  المراحل · 2 · المرحلة
    + مرحلة الإطلاق
  الأدلة حسب الحقل · الجهة
    - حسب source-exemple، autre-source
    + مستنتج من الحقل «المدينة»
  الأدلة حسب الحقل · المهام
    + مصنف استنادا إلى autre-source
""",
    "en": """
  Steps · 2 · Step
    + Launched
  Evidence by field · Region
    - stated by source-exemple, autre-source
    + derived from the field “City”
  Evidence by field · Missions
    + classified from autre-source
""",
}


@pytest.mark.parametrize("language", MESSAGES)
def test_what_a_record_rests_on_is_described_in_words(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path("old"), VALID)
    write(Path("new"), edited(*PROVENANCE))
    main(["diff", "old", "new", *FILES, "--lang", language])
    text = capsys.readouterr().out
    for row in re.split(r"\n(?=  \S)", IN_WORDS[language].strip("\n")):
        assert row in text


def test_evidence_is_written_in_json_as_in_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    (change,) = compared(capsys, edited(*PROVENANCE))["records"]
    (region,) = (row for row in change["fields"] if row["field"] == ["evidence", "region"])
    assert region["before"] == ["source-exemple", "autre-source"]
    assert region["after"] == {"derived": "city"}


def test_citing_a_renamed_source_by_its_new_id_is_no_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = edited(*PROVENANCE)
    after = before.replace("autre-source", "source-neuve").replace(
        "  - id: source-neuve\n", "  - id: source-neuve\n    former_ids: [autre-source]\n"
    )
    changes = compared(capsys, after, before)["records"]
    assert [(change["change"], change["id"]) for change in changes] == [("renamed", "source-neuve")]


def test_an_item_added_to_a_list_does_not_change_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = edited(
        ("[{fr: Former}, {fr: Chercher}]", "[{fr: Écouter}, {fr: Former}, {fr: Chercher}]")
    )
    (change,) = compared(capsys, after)["records"]
    assert change["fields"] == [
        {"field": ["objectives", "1"], "language": "fr", "before": None, "after": "Écouter"}
    ]


def test_the_relations_of_an_added_record_are_listed_in_both_directions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = VALID.replace(
        "labs:\n",
        "labs:\n  - {id: labo-neuf, name: Labo neuf, summary: Neuf., "
        "institute: institut-exemple, sources: [source-exemple]}\n",
    )
    result = compared(capsys, after)
    assert [(c["change"], c["id"]) for c in result["records"]] == [("added", "labo-neuf")]
    (edge,) = result["relations"]["gained"]
    assert (edge["subject"], edge["field"], edge["object"]) == (
        "labo-neuf",
        "institute",
        "institut-exemple",
    )
    assert "fr/labs/labo-neuf/" in result["pages"]["fr"]["added"]
    assert "ar/institutes/institut-exemple/" in result["pages"]["ar"]["changed"]
    text = compared(capsys, after, form="text")
    assert "+ Labo neuf (labo-neuf) · Institute → Example institute (institut-exemple)" in text
    assert "Laboratories" in text


def test_a_removed_record_has_a_warning_about_its_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start = VALID.index("  - id: journee-suivante")
    after = VALID[:start] + VALID[VALID.index("topics:\n") :]
    text = compared(capsys, after, form="text")
    assert "Removed · Event · Journée suivante (journee-suivante)" in text
    assert "Its address will lead nowhere" in text
    assert "- Journée suivante (journee-suivante) · Follows → Journée exemple" in text


REMOVAL = "removals:\n  - id: journee-suivante\n    former_kind: event\n    removed: 2026-03-02\n"


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("", "Its address will lead nowhere: say under `removals` that it was removed"),
        (REMOVAL, "A page at its address says that it was removed."),
        (f"{REMOVAL}    reason: Inventé.\n    page: none\n", "Nothing answers at its address"),
    ],
)
def test_a_removed_record_is_listed_with_what_becomes_of_its_address(
    capsys: pytest.CaptureFixture[str], added: str, message: str
) -> None:
    start = VALID.index("  - id: journee-suivante")
    after = VALID[:start] + VALID[VALID.index("topics:\n") :] + added
    text = compared(capsys, after, form="text")
    assert "Removed · Event · Journée suivante (journee-suivante)" in text
    assert message in text
    assert message.split(":")[0].rstrip(".") in compared(capsys, after, form="markdown")


def test_a_record_that_another_one_stands_for_leads_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start = VALID.index("  - id: journee-suivante")
    after = VALID[:start] + VALID[VALID.index("topics:\n") :]
    after = after.replace(
        "  - id: journee-exemple\n", "  - id: journee-exemple\n    former_ids: [journee-suivante]\n"
    )
    text = compared(capsys, after, form="text")
    assert "Its old address leads to “journee-exemple”." in text


@pytest.mark.parametrize(
    ("former", "message"),
    [
        ("", "Its old address will lead nowhere: add “strategie-exemple” to its `former_ids`."),
        (
            "    former_ids: [strategie-exemple]\n",
            "Its old address leads to “strategie-exemple”.",
        ),
    ],
)
def test_a_record_of_another_kind_says_whether_its_old_address_answers(
    capsys: pytest.CaptureFixture[str], former: str, message: str
) -> None:
    after = edited(
        (
            "  - id: strategie-exemple\n    name: Stratégie exemple\n"
            "    summary: {fr: Stratégie inventée.}\n    type: strategy\n"
            "    sources: [source-exemple]\n",
            "",
        ),
        ("    part_of: strategie-exemple\n", ""),
        (
            "events:\n",
            f"events:\n  - id: strategie-exemple\n{former}    name: Stratégie exemple\n"
            "    summary: {fr: Stratégie inventée.}\n    starts: 2026\n"
            "    sources: [source-exemple]\n",
        ),
    )
    text = compared(capsys, after, form="text")
    assert "before: programmes/strategie-exemple" in text
    assert message in text


def test_a_renamed_record_is_not_removed_and_keeps_its_relations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    after = VALID.replace("institut-exemple", "institut-neuf").replace(
        "former_ids: [institut-ancien]", "former_ids: [institut-ancien, institut-exemple]"
    )
    result = compared(capsys, after)
    (change,) = result["records"]
    assert (change["change"], change["id"], change["former_id"], change["fields"]) == (
        "renamed",
        "institut-neuf",
        "institut-exemple",
        [],
    )
    assert result["relations"] == {"gained": [], "lost": []}
    # Redirects from where no record was are not listed.
    assert result["pages"]["fr"]["added"] == ["fr/institutes/institut-neuf/"]
    assert "fr/institutes/institut-exemple/" in result["pages"]["fr"]["changed"]  # redirects


def without_index_names(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the name of the index in a search page, which nobody sees."""
    return {
        path: re.sub(rb"assets/search/[a-z]+-[0-9a-f]+[.]json", b"", data)
        for path, data in files.items()
    }


def test_the_listed_pages_are_those_that_a_build_rewrites(
    small_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = without_index_names(small_project.files())
    old = small_project.root / "old"
    old.mkdir()
    for name in ("institutes.yaml", "partners.yaml"):
        (old / name).write_bytes((small_project.root / name).read_bytes())
    file = small_project.root / "partners.yaml"
    text = file.read_text(encoding="utf-8")
    first = text.index("en: ")
    file.write_text(f"{text[:first]}en: Invented again {text[first + 4 :]}", encoding="utf-8")
    small_project.build()
    after = without_index_names(small_project.files())
    pages = {
        path.removesuffix("index.html")
        for path in before.keys() | after.keys()
        if path.endswith("/index.html")
        # Neither those that only lead on, nor those about the sizes of other files.
        and not path.startswith("id/")
        and not path.endswith("/data/index.html")
        and before.get(path) != after.get(path)
    }
    monkeypatch.chdir(small_project.root)
    capsys.readouterr()
    assert main(["diff", "old", "--format", "json"]) == 0
    pages_by_language = json.loads(capsys.readouterr().out)["pages"]
    listed = {
        path for groups in pages_by_language.values() for paths in groups.values() for path in paths
    }
    assert pages
    assert listed == pages


@pytest.mark.parametrize("language", MESSAGES)
def test_the_report_is_in_three_languages(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path("old"), VALID)
    write(Path("new"), edited(("    role: hub\n", "    role: member\n")))
    main(["diff", "old", "new", *FILES, "--lang", language])
    start = {"fr": "Modifiée · Institut", "ar": "عُدّلت · معهد", "en": "Changed · Institute"}
    assert capsys.readouterr().out.startswith(start[language])


def test_another_order_of_the_records_changes_no_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = yaml.load(VALID, yaml.BaseLoader)
    # A third event: the menu on every page leads to the only record of a kind.
    last = deepcopy(lists["events"][1])
    lists["events"].append({**last, "id": "journee-tierce", "name": {"fr": "Troisième journée"}})
    for plural, items in lists.items():
        for item in items:
            text = yaml.dump({plural: [item]}, allow_unicode=True, sort_keys=False)
            write(folder / "new", text, f"{item['id']}.yaml")
    write(folder / "old", yaml.dump(lists, allow_unicode=True, sort_keys=False))
    settings(folder / "old", "*.yaml")
    settings(folder / "new", "*.yaml")
    assert main(["diff", "old", "new", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing changes for the public.\n"
    (folder / "new" / "journee-suivante.yaml").unlink()
    assert main(["diff", "old", "new", "--format", "json"]) == 0
    pages = json.loads(capsys.readouterr().out)["pages"]["fr"]
    assert pages["removed"] == ["fr/events/journee-suivante/"]
    assert "fr/partners/" not in pages["changed"]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_version_that_does_not_load_is_reported_with_its_problems(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path("good"), VALID)
    write(Path("bad"), VALID.replace("role: hub", "role: hbu"))
    arguments = [*FILES, "--format", form, "--lang", "en"]
    assert main(["diff", "good", "bad", *arguments]) == 1
    output = capsys.readouterr().out
    assert "CAT108" in output
    assert "The new version" in output or '"head": [' in output
    assert main(["diff", "bad", "good", *arguments]) == 0
    output = capsys.readouterr().out
    assert "CAT108" in output
    assert "so nothing can be compared" in output.replace("\\", "") or '"base": [' in output


# ---- hostile and many ---------------------------------------------------------------------------

HOSTILE = [
    "@invented and @invented/team",
    "see #12, invented/invented#12 and GH-12",
    "<img src=x onerror=alert(1)><!-- -->",
    "</details></table><script>x</script>",
    "[a](https://a.example/) ![b](https://a.example/b.png)",
    "https://a.example/ www.a.example a@a.example",
    "`a` ``b`` **c** __d__ ~~e~~ | f | \\| g",
    "&lt;b&gt; &amp; &#64;invented",
    "$a$ :tada: ^x^ =y= {z}",
]


def rendered(markdown: str) -> html.HtmlElement:
    whole = cmarkgfm.github_flavored_markdown_to_html(
        markdown, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    )
    return html.document_fromstring(whole)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_a_record_is_only_text_in_markdown(text: str) -> None:
    page = rendered(f"| a | b |\n|---|---|\n| {escaped(text)} | c |\n")
    cells = page.xpath("//td")
    assert [cell.text_content() for cell in cells] == [text, "c"]
    assert not list(cells[0].iterchildren("*"))
    # GitHub looks for user names, numbers and e-mail addresses in each text node.
    nodes = cells[0].xpath(".//text()")
    assert not any("@" in node[:-1] or "#" in node[:-1] for node in nodes)


def test_a_hostile_record_adds_only_text_to_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(HOSTILE).replace("\\", "\\\\").replace('"', "'")
    after = edited(("{fr: Second institut inventé.}", f'{{fr: "{text} ::error::x ##[error]y"}}'))
    page = rendered(compared(capsys, after, form="markdown"))
    assert {element.tag for element in page.iter("*")} <= {
        "html", "body", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td",
        "ul", "li", "code", "details", "summary", "em", "strong", "p",
    }  # fmt: skip
    for form in ("text", "json", "markdown"):
        out = compared(capsys, after, form=form) if form != "json" else None
        assert out is None or not any(line.startswith("::") for line in out.splitlines())
        assert out is None or "##[" not in out


def test_a_name_on_several_lines_is_on_one_where_it_names_a_relation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lab = (
        "labs:\n  - id: labo-neuf\n    name: |-\n      Labo\n      ::error::x\n    summary: Neuf.\n"
        "    institute: institut-exemple\n    sources: [source-exemple]\n"
    )
    out = compared(capsys, edited(("labs:\n", lab)), form="text")
    assert "::error::x (labo-neuf) · Institute →" in out
    assert not any(line.startswith("::") for line in out.splitlines())


def test_a_long_text_is_cut_to_the_part_that_differs(capsys: pytest.CaptureFixture[str]) -> None:
    start = "mot " * 200
    before = edited(("{fr: Second institut inventé.}", f"{{fr: {start}avant.}}"))
    after = edited(("{fr: Second institut inventé.}", f"{{fr: {start}après.}}"))
    text = compared(capsys, after, before, form="text")
    assert "avant.\n" in text
    assert "après.\n" in text
    assert max(len(line) for line in text.splitlines()) < 200


def test_rows_over_the_limit_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    long = "é" * 5000
    more = "".join(
        f"  - {{id: sujet-{n}, name: Sujet {n}, summary: {{fr: '{long}'}}}}\n" for n in range(60)
    )
    after = VALID.replace("topics:\n", "topics:\n" + more)
    for form in ("text", "markdown"):
        out = compared(capsys, after, form=form)
        assert "… and 20 more" in out
        assert len(out) < 2 * MAX_CHARACTERS
        assert out.count("Sujet ") <= 3 * MAX_ROWS
    assert len(compared(capsys, after)["records"]) == 60
