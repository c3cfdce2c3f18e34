"""Issue forms as people fill them in, and the events that GitHub makes of them."""

from __future__ import annotations

from typing import Any

from jazari_catalogue.editing.generate.issue_forms import Form, forms
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.record import Record

FORMS = forms()
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
"""The required fields of every record; a form asks for no others."""
KINDS_OF_THE_FORM = [
    kind
    for kind in KINDS.values()
    if issubclass(kind, Record)
    and {name for name, info in kind.model_fields.items() if info.is_required()} == NEEDED
]
PARTNER = KINDS_OF_THE_FORM.index(KINDS["partner"])


def form(purpose: str, language: str) -> Form:
    return next(form for form in FORMS if form[:2] == (purpose, language))


def body(form: Form, **answers: str) -> str:
    """The body that GitHub makes of a form with `answers`, all of its sentences ticked."""
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
    """The event of an issue opened with `text`; `issue` gives more of its fields."""
    issue_fields = {"number": 12, "created_at": "2026-11-23T09:30:00Z", "body": text}
    return {"action": "opened", "issue": issue_fields | issue}


def reasons(outcome: dict[str, Any]) -> list[str]:
    """The reasons that a refusal gives."""
    assert outcome["outcome"] == "refused"
    return [line[2:] for line in outcome["reply"].split("\n") if line.startswith("- ")]
