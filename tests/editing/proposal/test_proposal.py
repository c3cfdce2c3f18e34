"""A filled form becomes a record, or is refused with reasons; its text is never more than text."""

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
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.changes import RecordTexts
from jazari_catalogue.editing.proposal.filled_form import MAX_BODY, read_filled_form
from jazari_catalogue.editing.proposal.handover import MOST_CHARACTERS, MOST_OPEN_DRAFTS, digest
from jazari_catalogue.editing.proposal.outcome import outcome
from jazari_catalogue.editing.proposal.record import Refused, add_proposed
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from tests.editing.proposal.filled_forms import (
    ANSWERS,
    FORMS,
    KINDS_OF_THE_FORM,
    body,
    event,
    form,
    reasons,
)
from tests.project import SMALL
from tools.send_proposal import changed_files

FILES = ["institutes.yaml", "partners.yaml"]

in_each_language = pytest.mark.parametrize("language", MESSAGES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Invented records."""
    for name in FILES:
        shutil.copy(SMALL / name, tmp_path)
    return tmp_path


def proposed(root: Path, text: str) -> dict[str, Any]:
    result = outcome(event(text), root, FILES)
    assert result is not None
    return result


def applied(root: Path, result: dict[str, Any]) -> dict[str, Any]:
    """The records by id, after writing the changes to the files."""
    for path, text in changed_files(result["changes"], root).items():
        (root / path).write_bytes(text.encode())
    return dict(load([root / name for name in FILES], root).records)


def written_evidence(record: Record) -> dict[str, Any]:
    return {field: entry.written() for field, entry in (record.evidence or {}).items()}


# ---- proposed and sorted ------------------------------------------------------------------------


@in_each_language
def test_a_filled_form_becomes_a_record_with_its_source(root: Path, language: str) -> None:
    result = proposed(root, body(form("propose", language)))
    assert result["outcome"] == "proposed"
    assert result["title"] == "Partenaire : societe-d-essai"
    records = applied(root, result)
    record = records["societe-d-essai"]
    assert record.kind == "partner"
    assert record.name.written() == {code: ANSWERS[f"name_{code}"] for code in MESSAGES}
    assert record.summary.written() == {code: ANSWERS[f"summary_{code}"] for code in MESSAGES}
    assert record.verified is None
    (cited,) = record.sources
    assert written_evidence(record) == {"name": [cited], "summary": [cited]}
    # The one page cited is in French.
    assert record.name_translated == ["ar", "en"]
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


@pytest.mark.parametrize("kind", KINDS_OF_THE_FORM)
def test_a_record_of_every_kind_of_the_form_can_be_proposed(root: Path, kind: type[Record]) -> None:
    result = proposed(root, body(form("propose", "ar"), kind=kind.titles.in_language("ar")))
    own = {name: kind.model_fields[name] for name in kind.model_fields.keys() - Record.model_fields}
    # The form does not ask for them: the answer says which are missing.
    if missing := [name for name, info in own.items() if info.is_required()]:
        answer = " ".join(reasons(result))
        assert all(name in answer for name in missing)
    else:
        assert applied(root, result)["societe-d-essai"].kind == kind.kind


def test_ids_are_made_from_the_name_and_from_the_publisher_and_date(root: Path) -> None:
    names = {"name_fr": "L’Œuvre d’Été", "source_publisher": "Éditeur " * 12}
    after = applied(root, proposed(root, body(form("propose", "fr"), **names)))
    assert after["l-oeuvre-d-ete"].get("sources") == [f"{'editeur-' * 8}2026-01-12"]


def test_a_source_with_the_same_address_is_cited_again(root: Path) -> None:
    known = load([root / name for name in FILES], root).of_kind(Source)[0]
    text = body(form("propose", "fr"), source_url=str(known.get("url")))
    record = applied(root, proposed(root, text))["societe-d-essai"]
    assert record.sources == [known.id]
    assert record.name_translated == [code for code in MESSAGES if code != known.language]


@pytest.mark.parametrize(
    ("option", "translated"), [("arabe (ar)", ["fr", "en"]), ("espagnol (es)", ["fr", "ar", "en"])]
)
def test_a_name_is_marked_as_translated_where_the_source_is_in_no_such_language(
    root: Path, option: str, translated: list[str]
) -> None:
    text = body(form("propose", "fr"), source_language=option)
    assert applied(root, proposed(root, text))["societe-d-essai"].name_translated == translated


def test_a_brand_with_the_wording_of_the_source_is_not_marked_as_translated(root: Path) -> None:
    text = body(form("propose", "fr"), name_en=ANSWERS["name_fr"])
    assert applied(root, proposed(root, text))["societe-d-essai"].name_translated == ["ar"]


def test_a_name_in_one_language_is_not_marked_as_translated(root: Path) -> None:
    text = body(form("propose", "fr"), name_ar="_No response_", name_en="_No response_")
    assert applied(root, proposed(root, text))["societe-d-essai"].name_translated == []


def test_an_id_that_is_taken_gets_a_number(root: Path) -> None:
    applied(root, proposed(root, body(form("propose", "fr"))))
    text = body(form("propose", "fr"), name_fr="Société d’essai !")
    assert "societe-d-essai-2" in applied(root, proposed(root, text))


@pytest.mark.parametrize("purpose", ["correct", "dead-link"])
@in_each_language
def test_a_correction_only_gets_a_label(root: Path, purpose: str, language: str) -> None:
    filled = form(purpose, language)
    text = body(filled, record="institut-invente", right="Autre chose")
    label = {"correct": "correction"}.get(purpose, purpose)
    assert proposed(root, text) == {
        "outcome": "sorted",
        "issue": 12,
        "digest": digest(text),
        "label": label,
        "other_labels": sorted({"correction", "dead-link", "proposal"} - {label}),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour",
        "### Nom en français\n\nUne société",
        "### Catégorie de la fiche" * 500,
        "- [X] Je n’ai écrit aucune donnée personnelle.",
    ],
)
def test_an_issue_that_is_no_form_is_ignored(root: Path, text: str) -> None:
    assert outcome(event(text), root, FILES) is None


def test_pull_requests_and_closed_issues_are_ignored(root: Path) -> None:
    text = body(form("propose", "fr"))
    assert outcome(event(text, pull_request={}), root, FILES) is None
    assert outcome(event(text, state="closed"), root, FILES) is None


def test_a_form_is_recognised_without_its_label_and_with_windows_line_ends(root: Path) -> None:
    text = body(form("propose", "en")).replace("\n", "\r\n")
    result = outcome(event(text, labels=[]), root, FILES)
    assert result is not None
    assert result["outcome"] == "proposed"
    assert result["label"] == "proposal"


# ---- refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"name_fr": "_No response_"}, "« Nom en français » : cette rubrique est vide"),
        ({"kind": "Société"}, "« Catégorie de la fiche » : choisir une des réponses"),
        ({"source_level": "official"}, "« Niveau de la source » : choisir"),
        ({"source_language": "français"}, "« Langue de la source » : choisir"),
        ({"source_url": "journal.example"}, "« Adresse de la source » : « journal.example » n’est"),
        ({"source_url": "javascript:alert(1)"}, "« Adresse de la source » : « javascript:"),
        ({"source_date": "12/01/2026"}, "« Date de la source » : « 12/01/2026 » n’est pas une"),
        ({"source_date": "12 janvier 2026"}, "« 12 janvier 2026 » n’est pas une date"),
        ({"name_fr": "N" * 201}, "« Nom en français » : 201 caractères, pour 200 au plus"),
        (
            {"summary_fr": "Écrire à nom@exemple.example"},
            "« Résumé en français » : supprimer l’adresse",
        ),
        (
            {"summary_fr": "Appeler le 06 00 00 00 00"},
            "« Résumé en français » : supprimer l’adresse",
        ),
        (
            {"summary_fr": "Appeler le +212 600 000 000"},
            "« Résumé en français » : supprimer l’adresse",
        ),
        ({"name_fr": "شركة"}, "« Nom en français » : aucune lettre latine"),
        ({"name_fr": "INSTITUT inventé"}, "institut-invente porte déjà ce nom"),
        ({"name_fr": "Soci\u202eété"}, "« Nom en français » : Un caractère invisible (U+202E)"),
        ({"name_fr": "Soci\x00été"}, "« Nom en français » : Un caractère invisible (U+0000)"),
        ({"confirm": "- [ ] Je n’ai écrit aucune donnée personnelle."}, "« Avant d’envoyer »"),
        ({"confirm": "- [X] Je n’ai écrit aucune donnée personnelle."}, "« Avant d’envoyer »"),
    ],
)
def test_a_wrong_answer_is_reported_with_the_label_of_its_field(
    root: Path, answers: dict[str, str], message: str
) -> None:
    kind = "Institut" if "INSTITUT" in answers.get("name_fr", "") else "Partenaire"
    result = proposed(root, body(form("propose", "fr"), **({"kind": kind} | answers)))
    (reason,) = reasons(result)
    assert message in reason
    assert "changes" not in result


def test_all_wrong_answers_are_reported_at_once(root: Path) -> None:
    text = body(form("propose", "fr"), kind="?", name_fr="", source_url="x")
    assert len(reasons(proposed(root, text))) == 3


def test_a_missing_or_repeated_heading_is_reported(root: Path) -> None:
    text = body(form("propose", "fr"))
    without = text.replace("### Nom en français\n", "")
    assert any(
        "« Nom en français » : cette rubrique manque" in r for r in reasons(proposed(root, without))
    )
    twice = f"{text}\n\n### Nom en français\n\nUn autre"
    assert any("« Nom en français » : ce titre" in r for r in reasons(proposed(root, twice)))


def test_an_arabic_form_without_french_is_refused_in_arabic(root: Path) -> None:
    text = body(form("propose", "ar"), name_fr="_No response_", summary_fr="_No response_")
    result = proposed(root, text)
    assert result["reply"].startswith('<div dir="rtl">\n\nشكرا لكم.')
    assert len(reasons(result)) == 2
    assert all("بالفرنسية" in reason for reason in reasons(result))


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
def test_hostile_text_is_only_in_the_texts_of_the_record(
    root: Path, text: str, language: str
) -> None:
    before = set(load([root / name for name in FILES], root).records)
    answers = {"name_fr": f"Essai {text}", "summary_fr": text, "source_publisher": text}
    answers |= {f"summary_{language}": text, "source_title": text, "details": text}
    result = proposed(root, body(form("propose", language), **answers))
    assert result["outcome"] == "proposed", result
    assert re.fullmatch(r"Partenaire : [a-z0-9-]+", result["title"])
    assert re.fullmatch(r"Propose the record [a-z0-9-]+\n\n.*#12\.", result["message"])
    assert result["body"] == messages.BODY.format(issue=12)
    assert messages.THANKS.in_language(language) in result["reply"]
    assert len(result["reply"]) < len(messages.THANKS.in_language(language)) + 30
    records = applied(root, result)
    added = set(records) - before
    assert len(added) == 2
    record = next(records[key] for key in added if records[key].kind == "partner")
    on_one_line = " ".join(text.split())
    assert record.summary.by_language["fr"] == on_one_line
    assert record.name.by_language["fr"] == f"Essai {on_one_line}"
    assert not list(root.rglob("intrus"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_refusal_quotes_hostile_text_as_code(root: Path, text: str) -> None:
    url = " ".join(text.split())
    result = proposed(root, body(form("propose", "fr"), source_url=url))
    start, end = (
        f"{messages.REFUSED.in_language('fr')}\n\n",
        f"\n\n{messages.AGAIN.in_language('fr')}",
    )
    comment = result["reply"]
    assert comment.startswith(start)
    assert comment.endswith(end)
    quoted = re.fullmatch(r"(`{3,})text\n(.*)\n\1", comment[len(start) : -len(end)], re.DOTALL)
    assert quoted is not None
    assert quoted[1] not in quoted[2]
    assert "Adresse de la source" in quoted[2]


def test_the_fence_is_longer_than_any_in_the_quoted_text(root: Path) -> None:
    result = proposed(root, body(form("propose", "fr"), source_url="````` @invente"))
    assert "\n``````text\n" in result["reply"]
    assert "\n``````\n" in result["reply"]


def test_a_body_is_read_up_to_the_limit_of_github(root: Path) -> None:
    text = body(form("propose", "fr"), details="x" * 10 * MAX_BODY)
    assert any("Avant d’envoyer" in reason for reason in reasons(proposed(root, text)))


def test_the_outcome_fits_into_one_environment_variable(root: Path) -> None:
    # Linux limits one string of an environment to 128 KiB.
    filled = form("propose", "fr")
    texts = [field for field in filled.fields if re.match("(name|summary)_", field.id)]
    answers = {field.id: "é " * ((field.most or 0) // 2) for field in texts}
    result = proposed(root, body(filled, **answers))
    assert len(max(answers.values(), key=len)) == 600
    assert result["outcome"] == "proposed"
    assert len(json.dumps(result)) < MOST_CHARACTERS


def test_a_record_too_long_to_be_sent_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jazari_catalogue.editing.proposal.outcome.MOST_CHARACTERS", 3_000)
    (reason,) = reasons(proposed(root, body(form("propose", "fr"))))
    assert "trop longue" in reason


@in_each_language
def test_the_replies_name_the_draft_and_the_limit(root: Path, language: str) -> None:
    result = proposed(root, body(form("propose", language)))
    for name in ("reply", "edited", "closed"):
        assert result[name].count("{link}") == 1
    assert str(MOST_OPEN_DRAFTS) in result["waiting"]
    refused = proposed(root, body(form("propose", language), name_fr=""))
    assert (refused["edited"], refused["closed"]) == (result["edited"], result["closed"])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(MESSAGES))
def test_a_form_with_any_text_becomes_a_valid_record_or_is_refused(
    name: str, summary: str, language: str
) -> None:
    text = body(form("propose", language), name_fr=name, summary_fr=summary)
    files = {path: (SMALL / path).read_bytes().decode() for path in FILES}
    filled = read_filled_form(text, FORMS)
    assert filled is not None
    catalogue = load([SMALL / path for path in FILES], SMALL)
    texts = RecordTexts(files, FILES, SMALL)
    try:
        sources_or_reasons = add_proposed(filled, catalogue, texts, "2026-11-23").get("sources")
    except Refused as refused:
        sources_or_reasons = refused.reasons
    assert sources_or_reasons


# ---- the command --------------------------------------------------------------------------------


def run(
    root: Path, monkeypatch: pytest.MonkeyPatch, payload: dict[str, Any] | bytes, *options: str
) -> int:
    monkeypatch.chdir(root)
    file = root / "event.json"
    file.write_bytes(payload if isinstance(payload, bytes) else json.dumps(payload).encode())
    return main(["propose", "--event", str(file), *options])


def test_the_command_writes_one_line_of_ascii(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = body(form("propose", "fr"), summary_fr="##[error]\u00a0x ::error::y\r\nz")
    assert run(root, monkeypatch, event(text)) == 0
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert printed.count("\n") == 1
    assert "##[" not in printed
    assert [form["outcome"] for form in json.loads(printed)["forms"]] == ["proposed"]


def test_the_command_appends_the_outcome_to_a_file_and_prints_only_its_name(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = root / "output"
    output.write_text("before=1\n")
    text = body(form("propose", "fr"), summary_fr="a\noutcome=b")
    assert run(root, monkeypatch, event(text), "--outcome", str(output)) == 0
    assert capsys.readouterr().out == "proposed\n"
    first, second, last = output.read_text().split("\n")
    assert (first, last) == ("before=1", "")
    assert json.loads(second.removeprefix("outcome="))["outcome"] == "proposed"


def test_several_forms_are_read_as_far_as_they_fit_into_one_outcome(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["Bonjour", body(form("propose", "fr")), body(form("propose", "ar"), name_fr="")]
    issues = [event(text, number=n)["issue"] for n, text in enumerate([*texts, texts[1]], start=1)]
    assert run(root, monkeypatch, {"issues": issues}, "--lang", "en") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["outcome"] == "proposed, refused, proposed"
    assert [one["issue"] for one in result["forms"]] == [2, 3, 4]
    room = sum(len(json.dumps(one)) for one in result["forms"][:2])
    monkeypatch.setattr("jazari_catalogue.editing.proposal.command.MOST_CHARACTERS", room)
    assert run(root, monkeypatch, {"issues": issues}, "--lang", "en") == 0
    printed = capsys.readouterr()
    assert [one["issue"] for one in json.loads(printed.out)["forms"]] == [2, 3]
    assert printed.err == "Form 4: too many forms at once, the next time.\n"


def test_what_is_counted_of_forms_is_what_is_handed_over(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = body(form("propose", "fr"), summary_fr="##[" * 200)  # which grows on its way
    issues = [event(text, number=n)["issue"] for n in (1, 2)]
    assert run(root, monkeypatch, {"issues": issues}) == 0
    forms = json.loads(capsys.readouterr().out)["forms"]
    room = sum(len(json.dumps(one)) for one in forms)
    monkeypatch.setattr("jazari_catalogue.editing.proposal.command.MOST_CHARACTERS", room)
    assert run(root, monkeypatch, {"issues": issues}) == 0
    assert len(capsys.readouterr().out) < room


def test_one_form_that_cannot_be_read_does_not_keep_the_others_waiting(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = body(form("propose", "fr"))
    issues = [event(text, number="x")["issue"], event(text, number=2)["issue"], 7]
    assert run(root, monkeypatch, {"issues": issues}, "--lang", "en") == 0
    printed = capsys.readouterr()
    assert [one["issue"] for one in json.loads(printed.out)["forms"]] == [2]
    assert printed.err.splitlines() == [
        "Form x: cannot be read, and is left as it is.",
        "Form ?: cannot be read, and is left as it is.",
    ]


def test_nothing_is_appended_for_an_issue_that_is_no_form(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = root / "output"
    arguments = ("--outcome", str(output), "--lang", "en")
    assert run(root, monkeypatch, event("Bonjour"), *arguments) == 0
    assert "not a filled form" in capsys.readouterr().out
    assert not output.exists()


@pytest.mark.parametrize(
    "written", [b"", b"[]", b"\xff", b"{", b'{"issue": 1}', b'{"issues": 1}', b"x" * 5_000_001]
)
def test_an_unreadable_event_is_reported(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    written: bytes,
) -> None:
    assert run(root, monkeypatch, written, "--lang", "en") == 1
    assert "is not a GitHub event" in capsys.readouterr().err


def test_records_that_do_not_load_are_reported(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "partners.yaml").write_text("partners:\n\t- id: a\n", encoding="utf-8")
    assert run(root, monkeypatch, event(body(form("propose", "fr")))) == 1
    assert "partners.yaml:2" in capsys.readouterr().err


def test_where_each_record_has_its_own_file_a_proposed_one_gets_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    split(root)
    assert run(root, monkeypatch, event(body(form("propose", "fr")))) == 0
    (result,) = json.loads(capsys.readouterr().out)["forms"]
    record = root / "records" / "partners" / "societe-d-essai.yaml"
    source = root / "records" / "sources" / "journal-invente-2026-01-12.yaml"
    assert [root / change["path"] for change in result["changes"]] == [source, record]
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    for path, text in changed_files(result["changes"], root).items():
        (root / path).write_bytes(text.encode())
    assert record.read_text(encoding="utf-8").startswith("partners:\n  - id: societe-d-essai\n")
    assert {file: file.read_bytes() for file in before} == before
    files = record_files(["records/**/*.yaml"], root)
    assert load(files, root)["societe-d-essai"].get("sources") == [source.stem]
    assert main(["check"]) == 0


def split(root: Path) -> None:
    """Moves each record in `root` to a file of its own, which `mkdocs.yml` names."""
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
