"""A filled form becomes a record, or is refused in words for the person; its text is only text."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jazari_catalogue.cli import main
from jazari_catalogue.editing.generate import issue_form_texts
from jazari_catalogue.editing.generate.issue_forms import Form, can_be_proposed, files, forms
from jazari_catalogue.editing.proposal import command as proposal
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.command import outcome
from jazari_catalogue.editing.proposal.filled_form import MOST_OF_BODY, filled_in
from jazari_catalogue.languages import MESSAGES, TEXT
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.fields import fact
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.vocabularies import SourceLevel
from tests.project import LANGUAGES, ROOT, SMALL
from tools.send_proposal import changed_files

FORMS = forms()
WRITTEN = {Path(path).stem: yaml.safe_load(text) for path, text in files(ROOT).items()}
"""The forms as GitHub reads them, by purpose and language."""
PURPOSES = ("propose", "correct", "dead-link")
FILES = ["institutes.yaml", "partners.yaml"]
ANSWERS = {
    "name_fr": "Société d’essai",
    "name_ar": "شركة مختلقة",
    "name_en": "Made-up company",
    "summary_fr": "Une société inventée.",
    "summary_ar": "شركة لا وجود لها.",
    "summary_en": "A company that does not exist.",
    "source_url": "https://journal.example/essai",
    "source_publisher": "Journal inventé",
    "source_title": "Une société : « essai »",
    "source_date": "2026-01-12",
}
NEEDED = {"id", "name", "summary", "sources"}
"""The fields that no record can be without; a form asks for these alone."""
RECORDS = [
    kind
    for kind in KINDS.values()
    if issubclass(kind, Record)
    and {name for name, info in kind.model_fields.items() if info.is_required()} == NEEDED
]
PARTNER = RECORDS.index(KINDS["partner"])

in_each_language = pytest.mark.parametrize("language", MESSAGES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Invented records."""
    for name in FILES:
        shutil.copy(SMALL / name, tmp_path)
    return tmp_path


def form(purpose: str, language: str) -> Form:
    return next(form for form in FORMS if form[:2] == (purpose, language))


def body(form: Form, **answers: str) -> str:
    """The body that GitHub makes of a form, its first choices taken and all sentences ticked."""
    sections = []
    for field in form.fields:
        answer = answers.get(field.id, ANSWERS.get(field.id, "_No response_"))
        if field.type == "dropdown" and field.id not in answers:
            answer = field.options[PARTNER if field.id == "kind" else 0]
        if field.type == "checkboxes" and field.id not in answers:
            answer = "\n".join(f"- [X] {option}" for option in field.options)
        sections.append(f"### {field.label}\n\n{answer}")
    return "\n\n".join(sections)


def event(text: str, **issue: object) -> dict[str, Any]:
    opened = {"number": 12, "created_at": "2026-11-23T09:30:00Z", "body": text}
    return {"action": "opened", "issue": opened | issue}


def proposed(root: Path, text: str) -> dict[str, Any]:
    found = outcome(event(text), root, FILES)
    assert found is not None
    return found


def reasons(found: dict[str, Any]) -> list[str]:
    assert found["outcome"] == "refused"
    return [line[2:] for line in found["comment"].split("\n") if line.startswith("- ")]


def applied(root: Path, found: dict[str, Any]) -> dict[str, Any]:
    """The records by id, as they are once the changes have been written."""
    for path, text in changed_files(found["changes"], root).items():
        (root / path).write_bytes(text.encode())
    return dict(load([root / name for name in FILES], root).records)


# ---- the forms ----------------------------------------------------------------------------------


def test_there_is_a_form_for_each_purpose_and_language() -> None:
    assert set(WRITTEN) == {f"{purpose}-{code}" for purpose in PURPOSES for code in MESSAGES}
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    assert {file.stem for file in folder.glob("*.yml")} == {*WRITTEN, "config"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.purpose}-{form.language}")
def test_github_shows_what_a_filled_form_is_read_by(form: Form) -> None:
    written = WRITTEN[f"{form.purpose}-{form.language}"]
    assert written["labels"] == [form.label]
    shown = [field for field in written["body"] if field["type"] != "markdown"]
    for field, known in zip(shown, form.fields, strict=True):
        about = field["attributes"]
        assert (field["id"], field["type"], about["label"]) == (known.id, known.type, known.label)
        assert about.get("description", "") == known.description
        options = about.get("options", [])
        if known.type == "checkboxes":
            assert all(option["required"] for option in options)
            options = [option["label"] for option in options]
        assert options == [*known.options]
        assert field.get("validations", {}) == ({"required": True} if known.required else {})


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_form_has_the_same_fields_in_each_language(purpose: str) -> None:
    shapes = {
        code: [(field.id, field.type, len(field.options)) for field in form(purpose, code).fields]
        for code in MESSAGES
    }
    assert shapes["ar"] == shapes["fr"]
    assert shapes["en"] == shapes["fr"]
    assert len({form(purpose, code).label for code in MESSAGES}) == 1


def test_a_kind_whose_records_need_what_no_form_asks_is_not_offered() -> None:
    class Needy(Record):
        kind = "needy"
        number: Edtf = fact(required=True, fr="a", ar="b", en="c", help=("a", "b", "c"))

    assert not can_be_proposed(Needy)


def test_ids_that_links_may_use_stay() -> None:
    ids = {purpose: [field.id for field in form(purpose, "fr").fields] for purpose in PURPOSES}
    assert ids == {
        "propose": [
            *("kind", *(f"{text}_{code}" for text in ("name", "summary") for code in LANGUAGES)),
            *("source_url", "source_publisher", "source_title", "source_date"),
            *("source_language", "source_level", "details", "confirm"),
        ],
        "correct": ["record", "page", "wrong", "right", "sources", "confirm"],
        "dead-link": ["record", "page", "link", "replacement", "details", "confirm"],
    }
    # These mean something else in the address of a new issue.
    taken = {"title", "body", "labels", "assignees", "milestone", "projects", "template"}
    assert not taken & {field for fields in ids.values() for field in fields}


@in_each_language
def test_the_labels_of_a_form_tell_its_fields_apart(language: str) -> None:
    for purpose in PURPOSES:
        labels = [field.label for field in form(purpose, language).fields]
        assert len(labels) == len(set(labels))


@in_each_language
def test_choices_are_those_of_the_models(language: str) -> None:
    fields = {field.id: field for field in form("propose", language).fields}
    kinds = [kind.titles.in_language(language) for kind in RECORDS]
    assert list(fields["kind"].options) == kinds
    levels = [level.titles.in_language(language) for level in SourceLevel]
    assert list(fields["source_level"].options) == levels
    codes = issue_form_texts.SOURCE_LANGUAGES
    options = fields["source_language"].options
    assert [option.partition(" (")[2] for option in options] == [f"{code})" for code in codes]


def test_a_text_may_be_asked_for_in_every_language_of_the_records() -> None:
    for labels in (issue_form_texts.NAMES, issue_form_texts.SUMMARIES):
        assert set(labels) == set(TEXT)


@pytest.mark.parametrize("name", WRITTEN)
def test_every_form_warns_of_personal_data_and_asks_for_sources(name: str) -> None:
    written = WRITTEN[name]
    assert set(written) == {"name", "description", "title", "labels", "body"}
    warning = written["body"][0]["attributes"]["value"]
    words = {
        "fr": ("Aucune donnée personnelle", "Rien sans source"),
        "ar": ("لا معطيات شخصية", "لا شيء دون مصدر"),
        "en": ("No personal data", "Nothing without a source"),
    }
    assert all(word in warning for word in words[name[-2:]])
    required = [field["id"] for field in written["body"][1:] if "validations" in field]
    assert required


def test_the_links_beside_the_forms_lead_into_this_tree() -> None:
    written = yaml.safe_load(
        (ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8")
    )
    assert written["blank_issues_enabled"] is True
    start = "https://github.com/jazari-institutes/catalogue/blob/main/"
    assert '"jazari-institutes/catalogue"' in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for link in written["contact_links"]:
        assert link["url"].startswith(start)
        assert (ROOT / link["url"].removeprefix(start)).is_file(), link["url"]


# ---- what becomes of a form ---------------------------------------------------------------------


@in_each_language
def test_a_filled_form_becomes_a_record_with_its_source(root: Path, language: str) -> None:
    found = proposed(root, body(form("propose", language)))
    assert found["outcome"] == "proposed"
    assert found["title"] == "Partenaire : societe-d-essai"
    records = applied(root, found)
    record = records["societe-d-essai"]
    assert record.kind == "partner"
    assert record.name.written() == {code: ANSWERS[f"name_{code}"] for code in MESSAGES}
    assert record.summary.written() == {code: ANSWERS[f"summary_{code}"] for code in MESSAGES}
    assert record.verified is None
    (cited,) = record.sources
    assert record.evidence == {"name": [cited], "summary": [cited]}
    source = records[cited]
    assert (source.url, source.date, source.accessed, source.language, source.level) == (
        "https://journal.example/essai",
        "2026-01-12",
        "2026-11-23",
        "fr",
        "official",
    )


def test_nothing_but_the_new_records_changes(root: Path) -> None:
    before = dict(load([root / name for name in FILES], root).records)
    lines = [line for name in FILES for line in (root / name).read_text().splitlines()]
    after = applied(root, proposed(root, body(form("propose", "fr"))))
    assert set(after) - set(before) == {"societe-d-essai", "journal-invente-2026-01-12"}
    assert {key: after[key] for key in before} == before
    kept = iter([line for name in FILES for line in (root / name).read_text().splitlines()])
    assert all(line in kept for line in lines)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_kind_of_the_form_can_be_proposed(root: Path, kind: type[Record]) -> None:
    found = proposed(root, body(form("propose", "ar"), kind=kind.titles.in_language("ar")))
    own = {name: kind.model_fields[name] for name in kind.model_fields.keys() - Record.model_fields}
    # The form does not ask for them: the answer says which are missing.
    if missing := [name for name, info in own.items() if info.is_required()]:
        said = " ".join(reasons(found))
        assert all(name in said for name in missing)
    else:
        assert applied(root, found)["societe-d-essai"].kind == kind.kind


def test_a_proposed_record_and_its_source_have_the_ids_of_the_one_rule(root: Path) -> None:
    names = {"name_fr": "L’Œuvre d’Été", "source_publisher": "Éditeur " * 12}
    after = applied(root, proposed(root, body(form("propose", "fr"), **names)))
    assert after["l-oeuvre-d-ete"].get("sources") == [f"{'editeur-' * 8}2026-01-12"]


def test_a_source_that_is_known_is_cited_again(root: Path) -> None:
    known = load([root / name for name in FILES], root).of_kind(Source)[0]
    text = body(form("propose", "fr"), source_url=str(known.get("url")))
    records = applied(root, proposed(root, text))
    assert records["societe-d-essai"].sources == [known.id]


def test_an_id_that_is_taken_gets_a_number(root: Path) -> None:
    applied(root, proposed(root, body(form("propose", "fr"))))
    text = body(form("propose", "fr"), name_fr="Société d’essai !")
    assert "societe-d-essai-2" in applied(root, proposed(root, text))


@pytest.mark.parametrize("purpose", ["correct", "dead-link"])
@in_each_language
def test_a_correction_is_only_sorted(root: Path, purpose: str, language: str) -> None:
    filled = form(purpose, language)
    found = proposed(root, body(filled, record="institut-invente", right="Autre chose"))
    assert found == {
        "outcome": "sorted",
        "label": {"correct": "correction"}.get(purpose, purpose),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour",
        "### Nom en français\n\nUne société",
        "### Sorte de fiche" * 500,
        "- [X] Je n’ai écrit aucune donnée personnelle.",
    ],
)
def test_what_is_no_form_is_left_alone(root: Path, text: str) -> None:
    assert outcome(event(text), root, FILES) is None


def test_a_pull_request_and_a_closed_issue_are_left_alone(root: Path) -> None:
    text = body(form("propose", "fr"))
    assert outcome(event(text, pull_request={}), root, FILES) is None
    assert outcome(event(text, state="closed"), root, FILES) is None


def test_a_form_is_known_without_its_label_and_with_windows_line_ends(root: Path) -> None:
    text = body(form("propose", "en")).replace("\n", "\r\n")
    found = outcome(event(text, labels=[]), root, FILES)
    assert found is not None
    assert found["outcome"] == "proposed"
    assert found["label"] == "proposal"


# ---- refused, and told why ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"name_fr": "_No response_"}, "« Nom en français » : rien n’est écrit"),
        ({"kind": "Société"}, "« Sorte de fiche » : choisir une des réponses"),
        ({"source_level": "official"}, "« Niveau de la source » : choisir"),
        ({"source_language": "français"}, "« Langue de la source » : choisir"),
        ({"source_url": "journal.example"}, "« Adresse de la source » : « journal.example » n’est"),
        ({"source_url": "javascript:alert(1)"}, "« Adresse de la source » : « javascript:"),
        ({"source_date": "12/01/2026"}, "« Date de la source » : « 12/01/2026 » n’est pas une"),
        ({"name_fr": "N" * 201}, "« Nom en français » : 201 caractères, pour 200 au plus"),
        ({"summary_fr": "Écrire à nom@exemple.example"}, "« Résumé en français » : une adresse"),
        ({"summary_fr": "Appeler le 06 00 00 00 00"}, "« Résumé en français » : une adresse"),
        ({"summary_fr": "Appeler le +212 600 000 000"}, "« Résumé en français » : une adresse"),
        ({"name_fr": "شركة"}, "« Nom en français » : aucune lettre latine"),
        ({"name_fr": "INSTITUT inventé"}, "institut-invente porte déjà ce nom"),
        ({"name_fr": "Soci\u202eété"}, "« Nom en français » : Un caractère invisible (U+202E)"),
        ({"name_fr": "Soci\x00été"}, "« Nom en français » : Un caractère invisible (U+0000)"),
        ({"confirm": "- [ ] Je n’ai écrit aucune donnée personnelle."}, "« Avant d’envoyer »"),
        ({"confirm": "- [X] Je n’ai écrit aucune donnée personnelle."}, "« Avant d’envoyer »"),
    ],
)
def test_what_is_wrong_is_told_by_the_title_of_the_field(
    root: Path, answers: dict[str, str], told: str
) -> None:
    kind = "Institut" if "INSTITUT" in answers.get("name_fr", "") else "Partenaire"
    found = proposed(root, body(form("propose", "fr"), **({"kind": kind} | answers)))
    (reason,) = reasons(found)
    assert told in reason
    assert "changes" not in found


def test_everything_wrong_is_told_at_once(root: Path) -> None:
    text = body(form("propose", "fr"), kind="?", name_fr="", source_url="x")
    assert len(reasons(proposed(root, text))) == 3


def test_a_heading_that_is_missing_or_repeated_is_told(root: Path) -> None:
    text = body(form("propose", "fr"))
    without = text.replace("### Nom en français\n", "")
    assert any(
        "« Nom en français » : cette rubrique manque" in r for r in reasons(proposed(root, without))
    )
    twice = f"{text}\n\n### Nom en français\n\nUn autre"
    assert any("« Nom en français » : ce titre" in r for r in reasons(proposed(root, twice)))


def test_an_arabic_form_without_french_is_told_so_in_arabic(root: Path) -> None:
    text = body(form("propose", "ar"), name_fr="_No response_", summary_fr="_No response_")
    found = proposed(root, text)
    assert found["comment"].startswith('<div dir="rtl">\n\nشكرا.')
    assert len(reasons(found)) == 2
    assert all("بالفرنسية" in reason for reason in reasons(found))


# ---- hostile text -------------------------------------------------------------------------------

HOSTILE = [
    "x\n    status: operating\n  - id: intrus",
    '"\nsources: []\n#',
    "```yaml\n- id: intrus\n```",
    "<!-- --> <script>alert(1)</script> <img src=x onerror=alert(1)>",
    "::error::x ::set-output name=a::b ##[add-mask]x",
    "$(touch intrus) `touch intrus` ; touch intrus | true",
    "${{ github.token }} ${{ secrets.GITHUB_TOKEN }}",
    "{link} {issue} {0} {field} %(x)s",
    "@invente/equipe #1 Closes #1",
    "!!python/object/apply:os.system [touch intrus]",
    "&a *a {a: b} [a, b] ? - | > ' \" # : %",
    "yes",
    "0x1f",
    "2026-01-12",
    "~",
    "- a",
    "---\nb: c",
    "fr: x",
    "outcome=x\noutcome<<EOF",
]


@pytest.mark.parametrize("text", HOSTILE)
@in_each_language
def test_hostile_text_is_a_record_s_text_and_nothing_else(
    root: Path, text: str, language: str
) -> None:
    before = set(load([root / name for name in FILES], root).records)
    answers = {"name_fr": f"Essai {text}", "summary_fr": text, "source_publisher": text}
    answers |= {f"summary_{language}": text, "source_title": text, "details": text}
    found = proposed(root, body(form("propose", language), **answers))
    assert found["outcome"] == "proposed", found
    assert re.fullmatch(r"Partenaire : [a-z0-9-]+", found["title"])
    assert re.fullmatch(r"Propose the record [a-z0-9-]+\n\n.*#12\.", found["message"])
    assert found["body"] == messages.BODY.format(issue=12)
    assert messages.THANKS.in_language(language) in found["comment"]
    assert len(found["comment"]) < len(messages.THANKS.in_language(language)) + 30
    records = applied(root, found)
    added = set(records) - before
    assert len(added) == 2
    record = next(records[key] for key in added if records[key].kind == "partner")
    said = " ".join(text.split())
    assert record.summary.by_language["fr"] == said
    assert record.name.by_language["fr"] == f"Essai {said}"
    assert not list(root.rglob("intrus"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_refusal_quotes_hostile_text_as_code(root: Path, text: str) -> None:
    url = " ".join(text.split())
    found = proposed(root, body(form("propose", "fr"), source_url=url))
    start, end = (
        f"{messages.REFUSED.in_language('fr')}\n\n",
        f"\n\n{messages.AGAIN.in_language('fr')}",
    )
    comment = found["comment"]
    assert comment.startswith(start)
    assert comment.endswith(end)
    quoted = re.fullmatch(r"(`{3,})text\n(.*)\n\1", comment[len(start) : -len(end)], re.DOTALL)
    assert quoted is not None
    assert quoted[1] not in quoted[2]
    assert "Adresse de la source" in quoted[2]


def test_a_longer_fence_holds_what_has_fences(root: Path) -> None:
    found = proposed(root, body(form("propose", "fr"), source_url="````` @invente"))
    assert "\n``````text\n" in found["comment"]
    assert "\n``````\n" in found["comment"]


def test_a_very_long_body_is_read_up_to_its_limit(root: Path) -> None:
    text = body(form("propose", "fr"), details="x" * 10 * MOST_OF_BODY)
    assert any("Avant d’envoyer" in reason for reason in reasons(proposed(root, text)))


def test_what_is_handed_on_fits_into_one_variable(root: Path) -> None:
    # Linux takes 128 KiB for one string of an environment.
    filled = form("propose", "fr")
    texts = [field for field in filled.fields if re.match("(name|summary)_", field.id)]
    answers = {field.id: "é " * ((field.most or 0) // 2) for field in texts}
    found = proposed(root, body(filled, **answers))
    assert len(max(answers.values(), key=len)) == 600
    assert found["outcome"] == "proposed"
    assert len(json.dumps(found)) < 100_000


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(MESSAGES))
def test_any_text_loads_or_is_refused(name: str, summary: str, language: str) -> None:
    text = body(form("propose", language), name_fr=name, summary_fr=summary)
    files = {path: (SMALL / path).read_bytes().decode() for path in FILES}
    filled = filled_in(text, FORMS)
    assert filled is not None
    catalogue = load([SMALL / path for path in FILES], SMALL)
    written = proposal.Files(files, FILES, SMALL)
    try:
        record, _ = proposal._proposed(filled, catalogue, written, "2026-11-23")
    except proposal.Refusal as refusal:
        outcome_of_it: object = refusal.reasons
    else:
        outcome_of_it = record.get("sources")
    assert outcome_of_it


# ---- the command --------------------------------------------------------------------------------


def run(
    root: Path, monkeypatch: pytest.MonkeyPatch, found: dict[str, Any] | bytes, *more: str
) -> int:
    monkeypatch.chdir(root)
    file = root / "event.json"
    file.write_bytes(found if isinstance(found, bytes) else json.dumps(found).encode())
    return main(["propose", "--event", str(file), *more])


def test_the_command_writes_one_line_of_ascii(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = body(form("propose", "fr"), summary_fr="##[error]\u00a0x ::error::y\r\nz")
    assert run(root, monkeypatch, event(text)) == 0
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert printed.count("\n") == 1
    assert "##[" not in printed
    assert json.loads(printed)["outcome"] == "proposed"


def test_the_command_hands_the_outcome_on_and_prints_none_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handed = root / "handed"
    handed.write_text("before=1\n")
    text = body(form("propose", "fr"), summary_fr="a\noutcome=b")
    assert run(root, monkeypatch, event(text), "--outcome", str(handed)) == 0
    assert capsys.readouterr().out == "proposed\n"
    first, second, last = handed.read_text().split("\n")
    assert (first, last) == ("before=1", "")
    assert json.loads(second.removeprefix("outcome="))["outcome"] == "proposed"


def test_nothing_is_handed_on_for_what_is_no_form(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handed = root / "handed"
    arguments = ("--outcome", str(handed), "--lang", "en")
    assert run(root, monkeypatch, event("Bonjour"), *arguments) == 0
    assert "no filled form" in capsys.readouterr().out
    assert not handed.exists()


@pytest.mark.parametrize("written", [b"", b"[]", b"\xff", b"{", b'{"issue": 1}', b"x" * 2_000_001])
def test_an_event_that_cannot_be_read_is_told(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    written: bytes,
) -> None:
    assert run(root, monkeypatch, written, "--lang", "en") == 1
    assert "is no event of GitHub" in capsys.readouterr().err


def test_records_that_do_not_load_are_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "partners.yaml").write_text("partners:\n\t- id: a\n", encoding="utf-8")
    assert run(root, monkeypatch, event(body(form("propose", "fr")))) == 1
    assert "partners.yaml:2" in capsys.readouterr().err


def test_where_each_record_has_a_file_a_proposal_gets_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    split(root)
    assert run(root, monkeypatch, event(body(form("propose", "fr")))) == 0
    found = json.loads(capsys.readouterr().out)
    record = root / "records" / "partners" / "societe-d-essai.yaml"
    source = root / "records" / "sources" / "journal-invente-2026-01-12.yaml"
    assert [root / change["path"] for change in found["changes"]] == [source, record]
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    for path, text in changed_files(found["changes"], root).items():
        (root / path).write_bytes(text.encode())
    assert record.read_text(encoding="utf-8").startswith("partners:\n  - id: societe-d-essai\n")
    assert {file: file.read_bytes() for file in before} == before
    files = record_files(["records/**/*.yaml"], root)
    assert load(files, root)["societe-d-essai"].get("sources") == [source.stem]
    assert main(["check"]) == 0


def split(root: Path) -> None:
    """Puts each record of ``root`` into a file of its own, which ``mkdocs.yml`` names."""
    option = "plugins:\n  - jazari-catalogue: {records: ['records/**/*.yaml']}\n"
    (root / "mkdocs.yml").write_text(option, encoding="utf-8")
    for name in FILES:
        text = (root / name).read_text(encoding="utf-8")
        for plural, items in yaml.load(text, yaml.BaseLoader).items():
            for item in items:
                file = root / "records" / plural / f"{item['id']}.yaml"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(yaml.dump({plural: [item]}, allow_unicode=True), encoding="utf-8")
        (root / name).unlink()
