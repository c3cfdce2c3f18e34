"""Edits of records, as an editor makes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from tests.invented import Record, record_of
from tests.site.sequences import record_text
from tests.site.sequences.record_text import Located, Section
from tests.site.sequences.record_values import Values, localized, with_cited_sources, words
from tests.site.sequences.sources import NotHere, Sources

KIND_OF = {kind.plural: kind for kind in KINDS.values()}


def _ids(records: list[Located]) -> dict[str, list[str]]:
    ids = defaultdict(list)
    for located in records:
        ids[KIND_OF[located.plural].kind].append(located.record["id"])
    return ids


def _some(sources: Sources, random: Random) -> tuple[Located, list[Located]]:
    """A record, and all of them."""
    records = list(record_text.records_in(sources))
    return random.choice(records), records


def _put(sources: Sources, located: Located, block: str | None) -> None:
    """Replaces the text of a record, or removes it."""
    sections = record_text.split(sources[located.path].decode())
    section = sections[located.section]
    section.blocks[located.block : located.block + 1] = [] if block is None else [block]
    sources[located.path] = record_text.join(sections).encode()


def _insert(sources: Sources, path: str, plural: str, block: str, random: Random) -> None:
    """Adds a record somewhere in a file."""
    sections = record_text.split(sources.get(path, b"").decode())
    section = next((one for one in sections if one.plural == plural), None)
    if section is None:
        section = Section(plural, f"{plural}:\n", [])
        sections.insert(random.randint(0, len(sections)), section)
    section.blocks.insert(random.randint(0, len(section.blocks)), block)
    sources[path] = record_text.join(sections).encode()


def _block(record: Record, random: Random) -> str:
    return record_text.block_of(
        record, flow=random.choice((None, None, False)), width=random.choice((80, 100, 4000))
    )


def _new_id(random: Random) -> str:
    return f"{random.choice('abmz')}-invented-{random.randint(1, 9999)}"


def change_a_field(sources: Sources, random: Random) -> str:
    """Gives a field of a record another value, or takes it away."""
    located, records = _some(sources, random)
    kind = KIND_OF[located.plural]
    name = random.choice([name for name in kind.fields() if name != "id"])
    return _change(sources, random, located, records, kind, name)


OFTEN_SHOWN = {"name", "summary", "status", "region", "title", "publisher"}
"""What cards and names show of a record, on more pages than all other fields."""


def change_what_shows_elsewhere(sources: Sources, random: Random) -> str:
    """Changes one of the fields that pages of other records show."""
    located, records = _some(sources, random)
    kind = KIND_OF[located.plural]
    names = (
        OFTEN_SHOWN
        if random.random() < 0.6
        else {
            "name",
            "summary",
            "status",
            "region",
            "title",
            "publisher",
            "level",
            "date",
            "copy_of",
            "path",
            "disputes",
            "sources",
            "evidence",
            "topics",
            "city",
            "starts",
            "signed",
            "type",
            "verified",
            "name_translated",
            "audiences",
        }
    )
    name = random.choice([name for name in kind.fields() if name in names])
    return _change(sources, random, located, records, kind, name)


def change_a_source(sources: Sources, random: Random) -> str:
    """Changes what the strength of all that rests on a source depends on."""
    records = list(record_text.records_in(sources))
    found = [located for located in records if located.plural == Source.plural]
    if not found:
        raise NotHere
    name = random.choice(("level", "publisher", "copy_of", "title", "date"))
    return _change(sources, random, random.choice(found), records, Source, name)


def _change(
    sources: Sources,
    random: Random,
    located: Located,
    records: list[Located],
    kind: type[Entry],
    name: str,
) -> str:
    record = located.record
    if name in record and not kind.model_fields[name].is_required() and random.random() < 0.25:
        del record[name]
        if isinstance(record.get("evidence"), dict):
            record["evidence"].pop(name, None)
            if not record["evidence"]:
                del record["evidence"]
        change = f"take {name} from {record['id']}"
    else:
        old = record.get(name)
        if isinstance(old, dict) and "fr" in old and random.random() < 0.7:
            code = random.choice([*old])
            record[name] = {**old, code: words(random, code)}
        elif name == "former_ids":
            record[name] = [_new_id(random) for _ in range(random.randint(0, 2))]
        else:
            ids = {
                of: [one for one in all_ids if one != record["id"] or name == "topics"]
                for of, all_ids in _ids(records).items()
            }
            record[name] = Values(random, kind, ids).of(name)
        if record[name] == []:
            del record[name]
        change = f"give {record['id']} {name}: {record.get(name)}"
    ordered = {field: record[field] for field in kind.model_fields if field in record}
    _put(sources, located, _block(with_cited_sources(ordered), random))
    return change


def change_a_word(sources: Sources, random: Random) -> str:
    """Changes a word of a record and nothing else of its file."""
    located, _ = _some(sources, random)
    sections = record_text.split(sources[located.path].decode())
    block = sections[located.section].blocks[located.block]
    found = [
        match
        for match in re.finditer(r"[Ii]nvent[a-zé]+|مختلقة?|cette|une?\b|an?\b", block)
        if match.start() and block[match.start() - 1] in " ,:'\""
    ]
    if not found:
        raise NotHere
    match = random.choice(found)
    new = random.choice(("autre", "آخر", "other", "Éléphant"))
    _put(sources, located, block[: match.start()] + new + block[match.end() :])
    return f"in {located.record['id']}, write {new} for {match[0]!r} at {match.start()}"


def add(sources: Sources, random: Random) -> str:
    """Adds a record of some kind to some file, which may be new."""
    _, records = _some(sources, random)
    plural = random.choice([*KIND_OF])
    new = _new_id(random)
    path = random.choice([*record_text.record_paths(sources), f"records/{new[0]}/{new}.yaml"])
    ids = _ids(records)
    if random.random() < 0.4:
        record = record_of(KIND_OF[plural], new, lambda kind: random.choice(ids[kind] or [new]))
        record["former_ids"] = [f"former-{new}"]
    else:
        record = Values(random, KIND_OF[plural], ids).record(new)
    _insert(sources, path, plural, _block(record, random), random)
    return f"add {plural} {new} to {path}"


def duplicate(sources: Sources, random: Random) -> str:
    """Adds a record made from another."""
    located, _ = _some(sources, random)
    record = {**located.record, "id": _new_id(random)}
    record.pop("former_ids", None)
    if "name" in record:
        record["name"] = localized(random)
    path = random.choice(record_text.record_paths(sources))
    _insert(sources, path, located.plural, _block(record, random), random)
    return f"duplicate {located.record['id']} as {record['id']} in {path}"


def remove(sources: Sources, random: Random) -> str:
    """Removes a record, and all that cites it."""
    located, records = _some(sources, random)
    gone = located.record["id"]
    if sum(other.plural == located.plural for other in records) < 2 and random.random() < 0.8:
        raise NotHere
    other = random.choice(
        [r.record["id"] for r in records if r.plural == located.plural and r.record["id"] != gone]
        or ["x"]
    )
    for citing in records:
        if citing.record["id"] != gone:
            record = _without(citing.record, gone)
            if not record.get("sources", [gone]):
                record["sources"] = [other]
            if record != citing.record:
                _put(sources, citing, _block(record, random))
    _put(sources, located, None)
    for path in [path for path in sources if path.startswith("content/")]:
        sources[path] = sources[path].replace(
            f"record:{gone})".encode(), f"record:{other})".encode()
        )
    return f"remove {gone}"


def _without(value: Any, gone: str) -> Any:
    """``value`` without what cites ``gone``."""
    if isinstance(value, list):
        return [_without(item, gone) for item in value if item != gone]
    if not isinstance(value, dict):
        return value
    left = {name: _without(inner, gone) for name, inner in value.items() if inner != gone}
    return {
        name: inner for name, inner in left.items() if inner not in ([], {}) or name == "sources"
    }


def rename(sources: Sources, random: Random) -> str:
    """Gives a record another id, also where it is cited."""
    located, _ = _some(sources, random)
    old, new = located.record["id"], _new_id(random)
    if random.random() < 0.5:
        record = {**located.record, "former_ids": [*located.record.get("former_ids", []), "@"]}
        _put(sources, located, _block(record, random))
    cited = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    for path in [*record_text.record_paths(sources), *sources]:
        if path.endswith((".yaml", ".md")):
            text = sources[path].decode()
            if path.endswith(".yaml"):
                text = cited.sub(new, text)
            else:
                text = re.sub(rf"record:{re.escape(old)}(?![\w-])", f"record:{new}", text)
            sources[path] = text.replace("'@'", old).encode()
    return f"rename {old} to {new}"


def reorder(sources: Sources, random: Random) -> str:
    """Shuffles the records of a list, or the lists of a file."""
    path = random.choice(record_text.record_paths(sources))
    sections = record_text.split(sources[path].decode())
    if not sections:
        raise NotHere
    if random.random() < 0.5:
        random.shuffle(sections)
    else:
        random.shuffle(random.choice(sections).blocks)
    sources[path] = record_text.join(sections).encode()
    return f"reorder {path}"


def move(sources: Sources, random: Random) -> str:
    """Moves a record to another file."""
    located, _ = _some(sources, random)
    block = _text(sources, located)
    path = random.choice([*record_text.record_paths(sources), "records/new/moved.yaml"])
    _put(sources, located, None)
    _insert(sources, path, located.plural, block, random)
    return f"move {located.record['id']} from {located.path} to {path}"


def _text(sources: Sources, located: Located) -> str:
    sections = record_text.split(sources[located.path].decode())
    return sections[located.section].blocks[located.block]


def move_a_file(sources: Sources, random: Random) -> str:
    """Renames a record file."""
    path = random.choice(record_text.record_paths(sources))
    if path == "institutes.yaml":
        raise NotHere
    new = f"records/{random.choice(('a', 'more', 'z'))}/{random.randint(1, 99)}.yaml"
    sources[new] = sources.pop(path)
    return f"move {path} to {new}"


def merge_files(sources: Sources, random: Random) -> str:
    """Deletes a record file, whose records go to another."""
    paths = [path for path in record_text.record_paths(sources) if path != "institutes.yaml"]
    if len(paths) < 2:
        raise NotHere
    gone = random.choice(paths)
    for located in list(record_text.records_in({gone: sources[gone]})):
        _insert(sources, "institutes.yaml", located.plural, _text(sources, located), random)
    del sources[gone]
    return f"merge {gone} into institutes.yaml"


def comment(sources: Sources, random: Random) -> str:
    """Adds lines with a comment or with nothing, which moves the lines below."""
    path = random.choice(record_text.record_paths(sources))
    lines = sources[path].decode().splitlines(keepends=True)
    starts = [
        number
        for number, line in enumerate(lines)
        if re.match(r"  - |[a-z_]+:\s*$|    [a-z_]+:", line)
    ]
    number = random.choice([*starts, len(lines)])
    new = random.choice(("\n", "# invented\n", "  # invented: \n", "    # - id: none\n", "\n\n\n"))
    lines.insert(number, new)
    sources[path] = "".join(lines).encode()
    return f"insert {new!r} before line {number + 1} of {path}"


def remove_comments(sources: Sources, random: Random) -> str:
    """Removes comments and empty lines of a file."""
    path = random.choice(record_text.record_paths(sources))
    text = sources[path].decode()
    sources[path] = re.sub(r"^\s*(?:#[^\n]*)?\n", "", text, flags=re.MULTILINE).encode()
    return f"remove comments of {path}"


def lay_out(sources: Sources, random: Random) -> str:
    """Lays out a record or a file in another way: the values stay."""
    located, _ = _some(sources, random)
    way = random.choice(("record", "record", "record", "json", "indent", "crlf", "end", "spaces"))
    text = sources[located.path].decode()
    if way == "record":
        _put(sources, located, _block(located.record, random))
        return f"lay out {located.record['id']}"
    if way == "json":
        data = yaml.load(text, yaml.BaseLoader)
        text = yaml.dump(data, allow_unicode=True, default_flow_style=True, sort_keys=False)
    elif way == "indent":
        text = re.sub(r"^(?=[ ])", "  ", text, flags=re.MULTILINE)
    elif way == "crlf":
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    elif way == "end":
        text = text.rstrip("\n")
    else:
        text = re.sub(r"(?<=[a-z\]}])$", "  ", text, count=3, flags=re.MULTILINE)
    sources[located.path] = text.encode()
    return f"lay out {located.path}: {way}"


def spoil(sources: Sources, random: Random) -> str:
    """Makes a mistake in a record, over which the build stops."""
    located, records = _some(sources, random)
    record = dict(located.record)
    way = random.choice(("no id", "wrong id", "unknown key", "cited", "twice", "syntax", "bytes"))
    if way == "no id":
        del record["id"]
    elif way == "wrong id":
        record["id"] = "Not An Id"
    elif way == "unknown key":
        record["invented"] = "x"
    elif way == "cited":
        record["sources" if "sources" in record else "copy_of"] = ["no-such-record"]
    elif way == "twice":
        record["id"] = random.choice(records).record["id"]
        if record["id"] == located.record["id"]:
            raise NotHere
    elif way == "syntax":
        sources[located.path] += b"\n  - [unclosed"
    else:
        sources[located.path] += b"# \xff\n"
    if record != located.record:
        _put(sources, located, record_text.block_of(record))
    return f"spoil {located.record['id']} in {located.path}: {way}"


EDITS: dict[Callable[[Sources, Random], str], int] = {
    change_a_field: 5,
    change_what_shows_elsewhere: 6,
    change_a_word: 3,
    change_a_source: 2,
    add: 3,
    duplicate: 1,
    remove: 2,
    rename: 2,
    reorder: 1,
    move: 2,
    move_a_file: 1,
    merge_files: 1,
    comment: 2,
    remove_comments: 1,
    lay_out: 2,
    spoil: 1,
}
"""How often each is taken."""
