"""A partner from a record of the Research Organization Registry (ROR schema 2, data CC0)."""

from __future__ import annotations

import json
import re
import unicodedata
import urllib.error
import urllib.request
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.model.groups import Identifiers, Link
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.characters import FORBIDDEN, HIDDEN
from jazari_catalogue.records.values.countries import Country
from jazari_catalogue.records.values.identifiers import Isni, Ror, Wikidata
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.records.values.vocabularies import PartnerType

API = "https://api.ror.org/v2/organizations/"
SECONDS = 10
MOST_BYTES = 1_000_000

# fmt: off
# ruff: noqa: E501
NOT_AN_ID = T("« {id} » n’est pas un identifiant ROR, comme 03xc55g68.", "«{id}» ليس معرف ROR مثل 03xc55g68.", "“{id}” is not a ROR id, such as 03xc55g68.")
NO_ANSWER = T("ROR ne répond pas ({reason}). Télécharger la fiche ailleurs ({url}) et la donner avec --ror-file.", "ROR لا يجيب ({reason}). نزّل البطاقة من {url} ومررها بـ --ror-file.", "ROR does not answer ({reason}). Download the record elsewhere ({url}) and give it with --ror-file.")
UNREADABLE = T("{file} n’est pas une fiche ROR au format JSON, version 2.", "{file} ليس بطاقة ROR بصيغة JSON، الإصدار 2.", "{file} is no ROR record in JSON, schema 2.")
NOT_THERE = T("{file} n’a pas de fiche {id}. Il en a {count}.", "لا توجد في {file} بطاقة {id}. عدد بطاقاته {count}.", "{file} has no record {id}. It has {count}.")
WHICH = T("{file} a {count} fiches : dire laquelle avec --ror.", "في {file} عدد من البطاقات ({count}): حدد المطلوبة بـ --ror.", "{file} has {count} records: say which with --ror.")
WITHDRAWN = T("ROR a retiré la fiche {id}.", "سحب ROR البطاقة {id}.", "ROR has withdrawn the record {id}.")
# fmt: on


class NoRecord(Exception):
    """There is no record to use; ``words`` say why, filled with ``values``."""

    def __init__(self, words: T, **values: object) -> None:
        super().__init__(words.in_language("en").format(**values))
        self.words = words
        self.values = values


def ror_id(text: str) -> str:
    """The bare id in ``text``, an id or its address. Raises NoRecord."""
    bare = re.sub(r"^(https?://)?(www\.)?ror\.org/", "", text.strip()).rstrip("/").lower()
    if _valid(Ror, bare) is None:
        raise NoRecord(NOT_AN_ID, id=text)
    return bare


def read_ror(wanted: str | None, file: Path | None) -> dict[str, Any]:
    """The ROR record ``wanted`` from ``file``, or from ROR where there is no file.

    A file holds one record, a list of them, or an answer of ROR's API. Raises NoRecord.
    """
    name = str(file or "ROR")
    bare = ror_id(wanted) if wanted else None
    data = _from_file(file) if file else _from_ror(bare or "")
    records = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(records, list) or not all(map(_is_record, records)) or not records:
        raise NoRecord(UNREADABLE, file=name)
    if bare is None and len(records) > 1:
        raise NoRecord(WHICH, file=name, count=len(records))
    for organisation in records:
        found: dict[str, Any] = organisation
        if bare is None or found["id"].endswith(f"/{bare}"):
            if found.get("status") == "withdrawn":
                raise NoRecord(WITHDRAWN, id=found["id"])
            return found
    raise NoRecord(NOT_THERE, file=name, id=bare, count=len(records))


def _is_record(organisation: Any) -> bool:
    """Whether ``organisation`` has what schema 2 requires of the parts that are used here."""
    if not isinstance(organisation, dict) or not isinstance(organisation.get("id"), str):
        return False
    names = organisation.get("names")
    lists = (organisation.get(key, []) for key in ("types", "locations", "links", "external_ids"))
    return (
        isinstance(names, list)
        and bool(names)
        and all(isinstance(n, dict) and isinstance(n.get("value"), str) for n in names)
        and all(isinstance(found, list) for found in lists)
    )


def _from_file(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise NoRecord(UNREADABLE, file=file) from None


def _from_ror(bare: str) -> Any:
    address = API + bare
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:
            return json.loads(answer.read(MOST_BYTES))
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise NoRecord(NO_ANSWER, reason=reason, url=f"https://ror.org/{bare}") from None


def partner_of(organisation: dict[str, Any]) -> dict[str, Any]:
    """The fields of a partner that ``organisation`` has, without those that are uncertain."""
    locations = [
        place["geonames_details"]
        for place in organisation.get("locations", [])
        if isinstance(place, dict) and isinstance(place.get("geonames_details"), dict)
    ]
    identifiers = Identifiers.as_written(
        ror=_valid(Ror, organisation["id"].rpartition("/")[2]),
        wikidata=_valid(Wikidata, _external(organisation, "wikidata")),
        isni=_valid(Isni, _external(organisation, "isni")),
    )
    website = next(
        (
            link.get("value")
            for link in organisation.get("links", [])
            if isinstance(link, dict) and link.get("type") == "website"
        ),
        None,
    )
    address = _valid(Url, website.strip() if isinstance(website, str) else None)
    name, aliases = _names(organisation)
    return Partner.as_written(
        name=name,
        aliases=aliases,
        type=_type(organisation),
        country=_one({_country(place) for place in locations}),
        region=_one({_region(place) for place in locations}),
        links=[Link.as_written(url=address)] if address else None,
        identifiers=identifiers,
    )


def cleaned(text: str) -> str:
    """``text`` in NFC, without what nobody sees, its blanks single."""
    visible = FORBIDDEN.sub(" ", HIDDEN.sub("", text))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def _names(organisation: dict[str, Any]) -> tuple[dict[str, str] | str, list[str]]:
    """The name by language, or one for all; and whatever else the organisation is called."""
    names = sorted(
        organisation["names"], key=lambda name: "ror_display" not in name.get("types", [])
    )
    by_language: dict[str, str] = {}
    every: list[str] = []
    for name in names:
        text = cleaned(name["value"])
        if not text:
            continue
        every.append(text)
        if "label" in name.get("types", []) and name.get("lang") in LANGUAGES:
            by_language.setdefault(name["lang"], text)
    if not every:
        raise NoRecord(UNREADABLE, file="ROR")
    name_of: dict[str, str] | str = every[0]
    if by_language:
        # French is required; the name that ROR shows stands for it.
        with_french = {FALLBACK: every[0], **by_language}
        name_of = {code: with_french[code] for code in LANGUAGES if code in with_french}
    used = set(name_of.values()) if isinstance(name_of, dict) else {name_of}
    return name_of, [text for text in dict.fromkeys(every) if text not in used]


def _type(organisation: dict[str, Any]) -> str | None:
    """The first type; ``funder`` only where there is no other, as most universities fund, too."""
    known = [t for t in organisation.get("types", []) if t in PartnerType.titles_by_value()]
    return next((t for t in known if t != "funder"), known[0] if known else None)


def _country(place: dict[str, Any]) -> str | None:
    # GeoNames files Laâyoune and Dakhla under EH; what to write there is for an editor to say.
    code = _valid(Country, place.get("country_code"))
    return None if code == "EH" else code


def _region(place: dict[str, Any]) -> str | None:
    """The region of Morocco, where the code of GeoNames and the name beside it agree."""
    code = f"{place.get('country_code')}-{str(place.get('country_subdivision_code')).rpartition('.')[2]}"
    name = place.get("country_subdivision_name")
    if code not in REGIONS or not isinstance(name, str):
        return None
    likeness = max(
        SequenceMatcher(None, _letters(name), _letters(our)).ratio() for our in REGIONS[code]
    )
    return code if likeness >= 0.8 else None


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())


def _external(organisation: dict[str, Any], scheme: str) -> str | None:
    for found in organisation.get("external_ids", []):
        if isinstance(found, dict) and found.get("type") == scheme:
            values = [found.get("preferred"), *(found.get("all") or [])]
            return next((value for value in values if isinstance(value, str)), None)
    return None


def _one(values: set[str | None]) -> str | None:
    return values.pop() if len(values) == 1 else None


def _valid(kind: Any, value: object) -> str | None:
    """``value`` where the model of the records takes it."""
    try:
        return str(TypeAdapter(kind).validate_python(value))
    except ValidationError:
        return None
