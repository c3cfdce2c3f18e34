from __future__ import annotations

import json
from itertools import accumulate

import pytest
from msgspec.structs import replace

from jazari_catalogue.site.search.document import Document, Piece
from jazari_catalogue.site.search.index import (
    CARDS_PER_FILE,
    SMALL,
    build_index,
    file_counts,
)
from jazari_catalogue.site.search.names import kept_aliases
from jazari_catalogue.site.search.vocabulary import equivalents
from jazari_catalogue.site.view_data import Labelled
from jazari_catalogue.texts.normalise import words
from tests.search.corpus import texts

LAB = Document(
    id="lab-x",
    kind="lab",
    kind_label="Laboratoire",
    kind_order=30,
    href="labs/lab-x/",
    name="Laboratoire inventé X",
    aliases=["Lab X", "LABORATOIRE INVENTE X", "مختبر\nوهمي", "Lab X"],
    summary="Un laboratoire qui n'existe pas.",
    pieces=[Piece("L’école inventée d'un pays qui n'existe pas ; l'école encore, et Y.")],
    status=Labelled("announced", "Annoncé"),
    region=Labelled("xx-99", "Région inventée"),
    strength=Labelled("single", "Un seul média"),
    disputes=2,
    steps=(True, False, False, True),
    meta=["Ville inventée"],
    facets={"topic": ["t1", "t2"]},
    date="2999-01",
    closes="2999-03-01",
    leads=True,
)
PARTNER = Document(
    id="partner-y",
    kind="partner",
    kind_label="Partenaire",
    kind_order=50,
    href="partners/partner-y/",
    name="شريك وهمي",
    name_lang="ar",
    name_translated=True,
    summary="A partner of the pays.",
    summary_lang="en",
    facets={"topic": ["t2"]},
)


def head(*documents: Document) -> dict:
    return json.loads(build_index(documents, "fr").head)


def columns(*documents: Document) -> dict:
    return json.loads(build_index(documents, "fr").columns)


def cards(*documents: Document) -> list:
    return [card for file in build_index(documents, "fr").cards for card in json.loads(file)]


def names_in_files(*documents: Document) -> dict[str, list[tuple[int, int, int]]]:
    """Term -> the row, alias and length of each of its entries, from all files of names."""
    entries: dict[str, list[tuple[int, int, int]]] = {}
    for content in build_index(documents, "fr").names:
        file = json.loads(content)
        assert file["terms"] == sorted(file["terms"])
        for term, deltas in zip(file["terms"], file["rows"], strict=True):
            row = 0
            for delta in deltas:
                row += delta >> 7
                entries.setdefault(term, []).append((row, delta >> 4 & 7, delta & 15))
    return entries


def words_in_files(*documents: Document) -> dict[str, list[tuple[int, str]]]:
    """Word -> the rows that have it, each with its field, from all files of words."""
    fields: dict[str, list[tuple[int, str]]] = {}
    for content in build_index(documents, "fr").words:
        file = json.loads(content)
        assert file["terms"] == sorted(file["terms"])
        for term, deltas in zip(file["terms"], file["rows"], strict=True):
            assert term not in fields
            row = 0
            for delta in deltas:
                row += delta >> 1
                fields.setdefault(term, []).append((row, "text" if delta & 1 else "summary"))
    return fields


def test_rows_are_by_kind_and_then_by_id_and_have_their_rank_by_name():
    second = replace(LAB, id="zlab", href="labs/zlab/")  # of fewer words
    for by_name in ((PARTNER, LAB, second), (second, PARTNER, LAB)):
        built = columns(*by_name)
        assert texts(built["id"]) == ["zlab", "lab-x", "partner-y"]
        assert texts(built["name"]) == [LAB.name, LAB.name, PARTNER.name]
        assert list(accumulate(built["rank"])) == [
            by_name.index(document) for document in (second, LAB, PARTNER)
        ]
        assert built["leads"] == [0, 1]
        assert [card[0] for card in cards(*by_name)] == ["zlab", "lab-x", "partner-y"]


def test_the_head_has_nothing_of_single_records():
    many = [replace(LAB, id=f"l-{n}", href=f"labs/l-{n}/", name=f"Labo {n}") for n in range(SMALL)]
    built = [head(*many), head(*many, PARTNER)]
    assert [one["format"] for one in built] == [8, 8]
    # That of a small catalogue contains names and columns.
    assert list(built[0]["parts"]) == ["columns", *(f"names-{n}" for n in range(8))]
    assert built[1]["parts"] == {}
    names = head(
        *many, *(replace(PARTNER, id=f"p-{n}", href=f"partners/p-{n}/") for n in range(400))
    )
    assert len(names["names"]) == file_counts(SMALL + 400)["names"] == 16
    del names["words"]
    assert "l-7" not in json.dumps(names)


def test_kinds_statuses_and_regions_are_rows_of_tables():
    built = head(PARTNER, LAB)
    # Kinds are by their order, not by the order of the documents.
    assert built["kinds"] == [
        ["lab", "Laboratoire", "labs/", 1],
        ["partner", "Partenaire", "partners/", 1],
    ]
    assert built["statuses"] == [["announced", "Annoncé"]]
    assert columns(PARTNER, LAB)["status"] == [0, -1]
    assert built["regions"] == [["xx-99", "Région inventée"]]
    assert columns(PARTNER, LAB)["region"] == [0, -1]


def test_the_evidence_of_records_is_in_columns():
    built = columns(PARTNER, LAB)
    assert head(PARTNER, LAB)["strengths"] == [["single", "Un seul média"]]
    assert built["strength"] == [0, -1]
    assert built["disputes"] == [2, 0]
    assert built["translated"] == [0, 1]


def test_a_card_has_all_that_a_result_shows():
    lab, partner = cards(LAB, PARTNER)
    assert lab[:8] == ["lab-x", LAB.name, None, 0, 0, 0, 0, 2]
    assert lab[8:] == ["2999-01", "", "2999-03-01", LAB.summary, None, ["Ville inventée"], lab[14]]
    assert partner[1:4] == [PARTNER.name, "ar", 1]
    assert partner[4:7] == [-1, -1, -1]
    assert partner[11:13] == [PARTNER.summary, "en"]


def test_steps_are_binary_numbers_whose_first_digit_is_always_one():
    closed = replace(LAB, id="lab-y", href="labs/lab-y/", steps=(False,) * 4 + (True,))
    assert [card[-1] for card in cards(LAB, PARTNER, closed)] == [0b11001, 0b100001, 0]


def test_facets_are_columns_of_indexes_into_their_values():
    assert columns(LAB, PARTNER)["facets"] == {
        "topic": {"values": ["t1", "t2"], "column": [[0, 1], 1]}
    }


def test_dates_are_columns_of_indexes_into_sorted_dates():
    later = replace(PARTNER, date="2998")
    last = replace(PARTNER, id="partner-z", href="partners/partner-z/", changed="2999-02-03")
    dates = columns(LAB, later, last)["dates"]
    assert dates["date"] == {"values": ["2998", "2999-01"], "column": [1, 0, -1]}
    assert dates["closes"] == {"values": ["2999-03-01"], "column": [0, -1, -1]}
    assert dates["opens"] == {"values": [], "column": [-1, -1, -1]}
    assert "changed" not in dates
    changed = json.loads(build_index([LAB, later, last], "fr").changed)
    assert changed == {"values": ["2999-02-03"], "column": [-1, -1, 0]}


def test_dates_that_sources_differ_on_are_a_list_in_place_of_the_date():
    disputed = replace(PARTNER, date="2997", disputed_dates=["2999-01", "2998-12-31"])
    assert columns(LAB, disputed)["dates"]["date"] == {
        "values": ["2998-12-31", "2999-01"],
        "column": [1, [1, 0]],
    }


def test_a_name_in_another_language_is_marked():
    assert columns(LAB, PARTNER)["languages"] == {"ar": [1]}


def test_an_alias_is_kept_if_it_adds_a_word_to_the_name():
    assert kept_aliases(LAB) == ["Lab X", "مختبر\nوهمي"]


def test_a_name_has_the_records_of_its_words_with_its_length():
    built = names_in_files(PARTNER, LAB)
    assert built["laboratoire"] == [(0, 0, 3)]
    assert built["lab"] == [(0, 1, 2)]
    assert built["x"] == [(0, 0, 3), (0, 1, 2)]
    assert built["مختبر"] == [(0, 2, 2)]
    assert built["شريك"] == [(1, 0, 2)]


def test_a_name_has_the_forms_of_its_words_and_its_length_leaves_out_stop_words():
    named = replace(PARTNER, name="Les Écoles d’Al Fable", aliases=[])
    assert names_in_files(named)["ecole"] == [(0, 0, 2)]
    assert names_in_files(named)["les"] == [(0, 0, 2)]


def test_initials_are_made_from_three_words_on():
    named = replace(PARTNER, name="Université Mohammed VI Polytechnique", aliases=["A B"])
    built = names_in_files(named)
    assert built["um6p"] == [(0, 7, 0)]
    assert "ab" not in built


def test_a_file_states_the_first_term_of_the_next_and_the_head_those_of_all():
    many = numbered(500)
    built = build_index(many, "fr")
    for name, files in (("names", built.names), ("words", built.words)):
        firsts = json.loads(built.head)[name]
        assert len(files) == len(firsts) == file_counts(500)[name] > 1
        assert firsts == sorted(firsts)
        contents = [json.loads(file) for file in files]
        assert [content.get("next") for content in contents] == [*firsts[1:], None]
        assert all(
            not content["terms"] or content["terms"][0] == first
            for first, content in zip(firsts, contents, strict=True)
        )
    terms = texts(json.loads(built.terms))
    assert terms == sorted(names_in_files(*many))


def numbered(count: int) -> list[Document]:
    return [
        replace(
            LAB,
            id=f"l-{n:04}",
            href=f"labs/l-{n:04}/",
            name=f"nom{n}",
            aliases=[],
            summary=f"mot{n} commun",
        )
        for n in range(count)
    ]


def test_a_new_name_changes_few_files_of_an_index():
    many = numbered(3000)
    before = build_index(many, "fr")
    many[70] = replace(many[70], name="autre nom")
    many.append(many.pop(70))  # its rank by name
    after = build_index(many, "fr")
    changed = {
        name
        for (name, content), (_, new) in zip(before.parts(), after.parts(), strict=True)
        if content != new
    }
    assert {"columns.json", "terms.json", "cards-8.json"} < changed
    assert not any(name.startswith("texts") for name in changed)
    assert len(changed) < 30


def test_a_text_is_coded_as_its_prefix_in_common_with_the_one_before_and_the_rest():
    names = ["Institut Alpha", "Institut Alphabet", "", "Institut Beta", "جزري", "جزر", "جزر"]
    many = [
        replace(LAB, id=f"l-{n}", href=f"labs/l-{n}/", name=name) for n, name in enumerate(names)
    ]
    built = columns(*many)["name"]
    assert built["same"] == [0, 14, 0, 9, 0, 3, 3]
    assert built["rest"] == ["Institut Alpha", "bet", "", "Beta", "جزري", "", ""]
    assert texts(built) == names


def test_a_prefix_with_characters_of_two_utf_16_units_is_not_shared():
    many = [
        replace(LAB, id=f"l-{n}", href=f"labs/l-{n}/", name=name)
        for n, name in enumerate(["𞤀𞤁 x", "𞤀𞤁 y"])
    ]
    assert columns(*many)["name"] == {"same": [0, 0], "rest": ["𞤀𞤁 x", "𞤀𞤁 y"]}


def test_a_file_of_cards_has_as_many_records_as_the_head_states():
    count = CARDS_PER_FILE + 1
    many = [replace(PARTNER, id=f"p-{n}", href=f"partners/p-{n}/") for n in range(count)]
    built = build_index(many, "fr")
    assert json.loads(built.head)["cards"] == CARDS_PER_FILE
    assert [len(json.loads(file)) for file in built.cards] == [CARDS_PER_FILE, 1]
    assert len(built.cards) == file_counts(count)["cards"]


def test_words_have_the_records_and_fields_that_contain_them():
    fields = words_in_files(PARTNER, LAB)
    assert fields["pays"] == [(0, "text"), (1, "summary")]
    assert fields["ecole"] == [(0, "text")]
    assert fields["partner"] == [(1, "summary")]


def test_words_of_the_name_and_stop_words_are_left_out():
    assert not {"laboratoire", "invente", "lab", "the", "un"} & set(words_in_files(PARTNER, LAB))


def test_stop_words_are_those_of_every_language():
    assert {"the", "le", "من"} <= set(head()["stop"])


def test_the_head_has_the_vocabulary_as_words():
    assert head()["equivalents"][0][:3] == ["ia", "ai", "intelligence artificielle"]


def test_every_phrase_of_the_vocabulary_is_normalised():
    for group in equivalents():
        assert len(group) > 1, group
        for phrase in group:
            assert phrase, group
            assert " ".join(words(phrase)) == phrase


def test_the_same_documents_give_the_same_bytes():
    assert build_index([LAB, PARTNER], "fr") == build_index(iter([LAB, PARTNER]), "fr")


def test_an_index_of_no_documents_has_no_rows():
    assert columns()["id"] == {"same": [], "rest": []}
    assert [name for name, _ in build_index([], "fr").parts()] == [
        "columns.json",
        "changed.json",
        "terms.json",
    ]


def test_the_files_of_an_index_are_known_from_the_number_of_records():
    many = [replace(PARTNER, id=f"p-{n}", href=f"partners/p-{n}/") for n in range(230)]
    numbered = file_counts(230).items()
    names = [f"{name}-{n}.json" for name, count in numbered for n in range(count)]
    assert [name for name, _ in build_index(many, "fr").parts()][3:] == names


def test_an_address_that_does_not_end_with_the_id_is_an_error():
    with pytest.raises(ValueError, match="'labs/x/' does not end with the id 'lab-x'"):
        build_index([replace(LAB, href="labs/x/")], "fr")


def test_two_documents_with_the_same_id_are_an_error():
    with pytest.raises(ValueError, match="two documents have the id 'lab-x'"):
        build_index([LAB, LAB], "fr")


def test_two_labels_of_one_kind_are_an_error():
    with pytest.raises(ValueError, match="'lab-z' has"):
        build_index([LAB, replace(LAB, id="lab-z", href="labs/lab-z/", kind_label="Labo")], "fr")
