"""What concerns an audience by rules of the catalogue, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.concerns import RULES, concerns_of
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.programme import Programme
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.vocabularies import (
    Audience,
    Mission,
    PartnerType,
    ProgrammeType,
    Question,
)
from tests.invented import bare_id, records_of_every_kind, write

Values = dict[str, Any]


def catalogue_with(folder: Path, values: dict[type[Entry], Values]) -> Catalogue:
    """A bare record of each kind, with ``values`` in those of some kinds."""
    records = {}
    for kind in KINDS.values():
        _, bare = records_of_every_kind()[kind.plural]
        added = values.get(kind, {})
        source = bare.get("sources", [bare_id("source")])
        evidence = {"evidence": dict.fromkeys(added, source)} if "sources" in bare else {}
        records[kind.plural] = [{**bare, **added, **(evidence if added else {})}]
    file = write(folder / "institutes.yaml", records)
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return load([file], folder)


def test_every_audience_has_a_rule_with_a_section_and_questions() -> None:
    assert list(RULES) == list(Audience)
    for rule in RULES.values():
        assert rule.section
        assert len(set(rule.questions)) == len(rule.questions) > 0
        assert all(isinstance(question, Question) for question in rule.questions)


def test_a_mission_and_a_type_concern_their_audiences(tmp_path: Path) -> None:
    catalogue = catalogue_with(
        tmp_path,
        {
            Institute: {"missions": [Mission.TRAINING.value]},
            Programme: {"type": ProgrammeType.SUPPORT.value},
        },
    )
    concerns = concerns_of(catalogue)
    institute, programme = bare_id("institute"), bare_id("programme")
    (reason,) = concerns[Audience.STUDENTS][institute]
    assert (reason.field, reason.value) == ("missions", Mission.TRAINING)
    assert institute in concerns[Audience.TALENT]
    assert institute not in concerns[Audience.RESEARCHERS]
    assert programme in concerns[Audience.STARTUPS]
    assert programme not in concerns[Audience.STUDENTS]


def test_equal_words_of_two_vocabularies_are_two_values(tmp_path: Path) -> None:
    """A programme of research concerns researchers, not those whom a mission of training does."""
    assert Mission.TRAINING.value == ProgrammeType.TRAINING.value
    catalogue = catalogue_with(tmp_path, {Programme: {"type": ProgrammeType.TRAINING.value}})
    (reason,) = concerns_of(catalogue)[Audience.STUDENTS][bare_id("programme")]
    assert type(reason.value) is ProgrammeType


def test_a_record_that_states_its_audience_needs_no_rule(tmp_path: Path) -> None:
    values = {"missions": [Mission.TRAINING.value], "audiences": [Audience.STUDENTS.value]}
    concerns = concerns_of(catalogue_with(tmp_path, {Institute: values}))
    assert bare_id("institute") not in concerns[Audience.STUDENTS]
    assert bare_id("institute") in concerns[Audience.TALENT]


def test_a_topic_leads_to_its_records(tmp_path: Path) -> None:
    catalogue = catalogue_with(
        tmp_path,
        {
            Topic: {"audiences": [Audience.INVESTORS.value]},
            Programme: {"topics": [bare_id("topic")]},
        },
    )
    concerns = concerns_of(catalogue)
    (reason,) = concerns[Audience.INVESTORS][bare_id("programme")]
    assert (reason.field, reason.record) == ("topics", catalogue[bare_id("topic")])
    assert bare_id("programme") not in concerns[Audience.STUDENTS]


@pytest.mark.parametrize("stated", [True, False])
def test_an_agreement_concerns_those_whom_what_it_names_does(tmp_path: Path, stated: bool) -> None:
    institute = (
        {"audiences": [Audience.STUDENTS.value]}
        if stated
        else {"missions": [Mission.TRAINING.value]}
    )
    catalogue = catalogue_with(
        tmp_path,
        {
            Institute: institute,
            Partner: {"type": PartnerType.GOVERNMENT.value},
            Agreement: {"parties": [bare_id("partner")], "establishes": [bare_id("institute")]},
        },
    )
    concerns = concerns_of(catalogue)
    agreement = bare_id("agreement")
    (of_students,) = concerns[Audience.STUDENTS][agreement]
    assert (of_students.field, of_students.record) == (
        "establishes",
        catalogue[bare_id("institute")],
    )
    (of_administrations,) = concerns[Audience.ADMINISTRATIONS][agreement]
    assert of_administrations.field == "parties"
    assert agreement not in concerns[Audience.INVESTORS]


def test_kinds_concern_the_press_as_they_are(tmp_path: Path) -> None:
    concerns = concerns_of(catalogue_with(tmp_path, {}))
    assert {
        name: [why.field for why in reasons] for name, reasons in concerns[Audience.PRESS].items()
    } == {
        bare_id("event"): [None],
        bare_id("source"): [None],
    }
    assert concerns[Audience.ADMINISTRATIONS] == {}
