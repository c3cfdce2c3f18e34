"""Reads a partner from the Research Organization Registry (ROR schema 2.0; its data is CC0)."""

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
TIMEOUT = 10
"""In seconds."""
MAX_BYTES = 1_000_000

# fmt: off
# ruff: noqa: E501
NOT_AN_ID = T("« {id} » n’est pas un identifiant ROR, comme 03xc55g68.", "«{id}» ليس معرف ROR مثل 03xc55g68.", "“{id}” is not a ROR id such as 03xc55g68.")
NO_ANSWER = T("ROR ne répond pas ({reason}). Télécharger la fiche ailleurs ({url}) et la donner avec --ror-file.", "ROR لا يجيب ({reason}). نزّلوا البطاقة من {url} ومرروها بالخيار --ror-file.", "ROR does not answer ({reason}). Download the record on another machine ({url}) and use --ror-file.")
UNREADABLE = T("{file} n’est pas une fiche ROR au format JSON, version 2.", "{file} ليس بطاقة ROR بصيغة JSON، الإصدار 2.", "{file} is not a ROR record in JSON, schema 2.")
NOT_THERE = T("{file} ne contient pas la fiche {id}. Nombre de fiches : {count}.", "لا توجد في {file} بطاقة {id}. عدد بطاقاته {count}.", "{file} has no record {id}. Number of records: {count}.")
WHICH = T("{file} contient {count} fiches : préciser laquelle avec --ror.", "في {file} عدد من البطاقات ({count}): حددوا المطلوبة بالخيار --ror.", "{file} has {count} records: choose one with --ror.")
WITHDRAWN = T("ROR a retiré la fiche {id}.", "سحب ROR البطاقة {id}.", "ROR has withdrawn the record {id}.")
# fmt: on


class NoRecord(Exception):
    """ROR has no usable record; ``message``, filled with ``values``, says why."""

    def __init__(self, message: T, **values: object) -> None:
        super().__init__(message.in_language("en").format(**values))
        self.message = message
        self.values = values


def ror_id(text: str) -> str:
    """The nine characters of a ROR id in ``text``, which is an id or its address.

    Raises NoRecord where ``text`` is neither, or the checksum is wrong.
    """
    bare = re.sub(r"^(https?://)?(www\.)?ror\.org/", "", text.strip()).rstrip("/").lower()
    if _valid(Ror, bare) is None:
        raise NoRecord(NOT_AN_ID, id=text)
    return bare


def read_ror(wanted: str | None, file: Path | None) -> dict[str, Any]:
    """The ROR record ``wanted`` (id or address) from ``file``, or from ror.org without a file.

    A file holds one record, a list of records, or a response of ROR's API. Without ``wanted`` the
    file must hold only one. Raises NoRecord where there is no such record or it was withdrawn.
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
        match: dict[str, Any] = organisation
        if bare is None or match["id"].endswith(f"/{bare}"):
            if match.get("status") == "withdrawn":
                raise NoRecord(WITHDRAWN, id=match["id"])
            return match
    raise NoRecord(NOT_THERE, file=name, id=bare, count=len(records))


def _is_record(organisation: Any) -> bool:
    """Whether the fields of ``organisation`` that are used here are as schema 2 requires them."""
    if not isinstance(organisation, dict) or not isinstance(organisation.get("id"), str):
        return False
    names = organisation.get("names")
    lists = (organisation.get(key, []) for key in ("types", "locations", "links", "external_ids"))
    return (
        isinstance(names, list)
        and bool(names)
        and all(isinstance(n, dict) and isinstance(n.get("value"), str) for n in names)
        and all(isinstance(values, list) for values in lists)
    )


def _from_file(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise NoRecord(UNREADABLE, file=file) from None


def _from_ror(bare: str) -> Any:
    address = API + bare
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as response:
            return json.loads(response.read(MAX_BYTES))
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise NoRecord(NO_ANSWER, reason=reason, url=f"https://ror.org/{bare}") from None


def partner_of(organisation: dict[str, Any]) -> dict[str, Any]:
    """The fields of a partner from a ROR record, without those that ROR leaves uncertain."""
    locations = [
        location["geonames_details"]
        for location in organisation.get("locations", [])
        if isinstance(location, dict) and isinstance(location.get("geonames_details"), dict)
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
        country=_only({_country(details) for details in locations}),
        region=_only({_region(details) for details in locations}),
        links=[Link.as_written(url=address)] if address else None,
        identifiers=identifiers,
    )


def cleaned(text: str) -> str:
    """``text`` in Unicode NFC, without invisible characters, with single spaces."""
    visible = FORBIDDEN.sub(" ", HIDDEN.sub("", text))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def _names(organisation: dict[str, Any]) -> tuple[dict[str, str] | str, list[str]]:
    """The name, by language where ROR says which it is in; and all other names."""
    names = sorted(
        organisation["names"], key=lambda name: "ror_display" not in name.get("types", [])
    )
    by_language: dict[str, str] = {}
    texts: list[str] = []
    for name in names:
        text = cleaned(name["value"])
        if not text:
            continue
        texts.append(text)
        if "label" in name.get("types", []) and name.get("lang") in LANGUAGES:
            by_language.setdefault(name["lang"], text)
    if not texts:
        raise NoRecord(UNREADABLE, file="ROR")
    name_of: dict[str, str] | str = texts[0]
    if by_language:
        # French is required; where ROR has no French label, the name that it displays is used.
        with_french = {FALLBACK: texts[0], **by_language}
        name_of = {code: with_french[code] for code in LANGUAGES if code in with_french}
    used = set(name_of.values()) if isinstance(name_of, dict) else {name_of}
    return name_of, [text for text in dict.fromkeys(texts) if text not in used]


def _type(organisation: dict[str, Any]) -> str | None:
    """The first known type; ``funder`` only if it is the only one, since most universities have it."""
    known = [t for t in organisation.get("types", []) if t in PartnerType.titles_by_value()]
    return next((t for t in known if t != "funder"), known[0] if known else None)


def _country(details: dict[str, Any]) -> str | None:
    # GeoNames has Laâyoune and Dakhla under EH; an editor decides what to write for them.
    code = _valid(Country, details.get("country_code"))
    return None if code == "EH" else code


def _region(details: dict[str, Any]) -> str | None:
    """The region of Morocco (ISO 3166-2), where GeoNames' code and name of it agree."""
    code = f"{details.get('country_code')}-{str(details.get('country_subdivision_code')).rpartition('.')[2]}"
    name = details.get("country_subdivision_name")
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
    for external in organisation.get("external_ids", []):
        if isinstance(external, dict) and external.get("type") == scheme:
            values = [external.get("preferred"), *(external.get("all") or [])]
            return next((value for value in values if isinstance(value, str)), None)
    return None


def _only(values: set[str | None]) -> str | None:
    """The value that all locations share; None where they differ."""
    return values.pop() if len(values) == 1 else None


def _valid(kind: Any, value: object) -> str | None:
    """``value`` if the type ``kind`` of the records accepts it; otherwise None."""
    try:
        return str(TypeAdapter(kind).validate_python(value))
    except ValidationError:
        return None
