"""The record files of a project: the option ``records`` of the plugin in ``mkdocs.yml``.

MkDocs passes the option to the plugin; every command reads it here, without MkDocs. The rest of
the file is ignored, so that tags such as ``!!python/name:`` need not be constructed. ``INHERIT``
and ``!ENV`` mean what they mean to MkDocs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import yaml

from jazari_catalogue.records.files import from_folder, record_files
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.values.titles import Titles

DEFAULT_RECORDS = ("institutes.yaml", "partners.yaml")
"""The record files of a project that does not set the option."""

SETTINGS_FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""The settings files of MkDocs, and of its fork ProperDocs, in the order of the search."""

PLUGIN = "jazari-catalogue"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_MOST_LEVELS = 100

Read = Callable[[Path], bytes]
"""Returns the bytes of a file; raises OSError if there is none."""


class Settings(NamedTuple):
    """The folder of a project, its record files (names and globs) and its settings file, if any."""

    root: Path
    records: list[str]
    file: Path | None
    prose: str | None = None
    """The folder of prose, relative to the root; None without settings, or if it is outside."""
    has_drafts: bool = False
    """Whether some pages of prose are drafts, or are excluded."""

    def files(self) -> list[Path]:
        """The record files, each once. A name or pattern without a match is kept."""
        return record_files(self.records, self.root)


def has_settings(folder: Path) -> bool:
    """Whether ``folder`` has a settings file, which makes it the folder of a project."""
    return any((folder / name).is_file() for name in SETTINGS_FILES)


def project_folder(start: Path) -> Path:
    """The folder of the project that ``start`` is in: the nearest one upwards with settings.

    The search ends at the top of the git repository; if it finds none, the result is ``start``.
    """
    for folder in (start, *start.parents):
        if has_settings(folder):
            return folder
        if (folder / ".git").exists():
            break
    return start


def read_settings(root: Path, read: Read = Path.read_bytes) -> Settings:
    """The settings of the project in the folder ``root``; ``read`` returns the bytes of its files.

    The default if there is no settings file. Raises CatalogueError if it cannot be read, or if its
    list of record files is wrong.
    """
    for name in SETTINGS_FILES:
        try:
            data = read(root / name)
        except PermissionError:
            problem = codes.SETTINGS_UNREADABLE.at(name, detail=codes.NO_PERMISSION)
            raise CatalogueError([problem]) from None
        except OSError:
            continue
        return settings_in(root / name, data, read)
    return Settings(root, [*DEFAULT_RECORDS], None)


def settings_in(file: Path, data: bytes, read: Read = Path.read_bytes) -> Settings:
    """The settings in ``file``, whose bytes are ``data``. Raises CatalogueError."""
    root = file.parent
    option = option_in(file, data, "records", read)
    prose, has_drafts = _prose(file, data, read)
    if option is None or (node := _resolved(option.node)).tag == _NULL:
        return Settings(root, [*DEFAULT_RECORDS], file, prose, has_drafts)
    value: list[object] | None = None
    if isinstance(node, yaml.SequenceNode):
        items = [_resolved(item) for item in node.value]
        value = [item.value if item.tag == _TEXT else None for item in items]
    fault = fault_in(value)
    if fault is not None:
        wrong = option.node if fault.item is None else node.value[fault.item]
        raise CatalogueError([_problem(option.file, root, wrong, fault)])
    return Settings(root, [str(item) for item in value or ()], file, prose, has_drafts)


def _prose(file: Path, data: bytes, read: Read) -> tuple[str | None, bool]:
    """The folder of prose, which MkDocs calls ``docs_dir``, and whether there may be drafts."""
    folder: yaml.Node | None = None
    has_drafts = False
    for _, tree in _trees(file, data, read):
        folder = folder or _value_of(tree, "docs_dir")
        has_drafts = has_drafts or any(
            _value_of(tree, key) is not None for key in ("draft_docs", "exclude_docs")
        )
    name = "docs" if folder is None else str(_resolved(folder).value)  # the default of MkDocs
    return None if leads_outside(name) else name, has_drafts


class Fault(NamedTuple):
    """Why a value of the option is wrong, and the index of the wrong item, if it is one."""

    reason: Titles
    item: int | None = None


def fault_in(value: object) -> Fault | None:
    """Why ``value`` is wrong as the option ``records``; None if it is right."""
    if not isinstance(value, list):
        return Fault(codes.NOT_A_LIST_OF_NAMES)
    if not value:
        return Fault(codes.NO_NAMES)
    for index, item in enumerate(value):
        if not isinstance(item, str) or not item.strip() or "\0" in item:
            return Fault(codes.NOT_A_NAME, index)
        if leads_outside(item):
            return Fault(codes.NAME_LEADS_OUTSIDE, index)
    return None


def leads_outside(name: str) -> bool:
    """Whether a name or glob is outside the folder that it is relative to."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts


class SettingsNode(NamedTuple):
    """A YAML node of a settings file."""

    file: Path
    node: yaml.Node


def _trees(file: Path, data: bytes, read: Read) -> Iterator[SettingsNode]:
    """The settings in ``data``, then those that they INHERIT from, in that order."""
    root, seen = file.parent, [file]
    while True:
        try:
            _refuse_many_levels(data)
            node = yaml.compose(data, Loader=_LOADER)
        except (yaml.YAMLError, UnicodeError) as error:
            raise CatalogueError([_unreadable(file, root, error)]) from None
        if node is None:
            return
        yield SettingsNode(file, node)
        parent = _value_of(node, "INHERIT")
        parent = parent and _resolved(parent)
        if not isinstance(parent, yaml.ScalarNode) or parent.tag != _TEXT:
            return
        inherits, file = file, Path(os.path.normpath(file.parent / parent.value))
        try:
            if file in seen:
                raise OSError
            data = read(file)
        except OSError:
            detail = codes.INHERITS_NOTHING
            path, position = from_folder(inherits, root), _position(parent)
            problem = codes.SETTINGS_UNREADABLE.at(path, position, detail=detail)
            raise CatalogueError([problem]) from None
        seen.append(file)


def _refuse_many_levels(data: bytes) -> None:
    """Raises YAMLError where values are in each other so deeply that the parser would end Python.

    It follows each level by a call of itself, and an old commit may have any file.
    """
    levels = 0
    for event in yaml.parse(data, Loader=_LOADER):
        levels += isinstance(event, yaml.CollectionStartEvent)
        levels -= isinstance(event, yaml.CollectionEndEvent)
        if levels > _MOST_LEVELS:
            raise yaml.YAMLError(f"more than {_MOST_LEVELS} levels")


def option_in(
    file: Path, data: bytes, name: str, read: Read = Path.read_bytes
) -> SettingsNode | None:
    """The node of the option ``name`` of the plugin; None if it is not set. Raises CatalogueError.

    ``data`` are the bytes of ``file``. Inheritance is as in MkDocs: mappings of plugins and of
    their options are merged key by key.
    """
    trees = [*_trees(file, data, read)]
    only_mappings = False
    for file, tree in trees:
        plugins = _value_of(tree, "plugins")
        if plugins is None:
            continue
        plugins = _resolved(plugins)
        if isinstance(plugins, yaml.MappingNode):
            only_mappings, options = True, _options(plugins)
            if options is None:
                continue
        elif isinstance(plugins, yaml.SequenceNode) and not only_mappings:
            of_items = (_options(item) for item in plugins.value)
            options = next((node for node in of_items if node is not None), None)
        else:
            return None
        option = _value_of(options, name)
        if option is not None:
            return SettingsNode(file, option)
        if not isinstance(options, yaml.MappingNode) or not only_mappings:
            return None
    return None


def _options(plugins: yaml.Node) -> yaml.Node | None:
    """The options of the plugin in a node of ``plugins``; MkDocs allows ``/`` before its name."""
    options = _value_of(plugins, PLUGIN) or _value_of(plugins, f"/{PLUGIN}")
    return options and _resolved(options)


def _value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of ``key`` in a mapping, the last if it is repeated, also from a merge (``<<``)."""
    waiting = [node]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop(0)
        if not isinstance(node, yaml.MappingNode) or id(node) in seen:
            continue
        seen.add(id(node))  # merges may lead in a circle
        merged: list[yaml.Node | None] = []
        own: yaml.Node | None = None
        for name, value in node.value:
            if name.tag == _MERGE:
                merged += value.value if isinstance(value, yaml.SequenceNode) else [value]
            elif name.value == key:
                own = value
        if own is not None:
            return own
        waiting = [*merged, *waiting]
    return None


def _resolved(node: yaml.Node) -> yaml.Node:
    """``node``; of ``!ENV [NAME, …, default]`` the first variable that is set, or the default."""
    seen: set[int] = set()
    while node.tag == "!ENV" and isinstance(node, yaml.ScalarNode | yaml.SequenceNode):
        names = [node] if isinstance(node, yaml.ScalarNode) else [*node.value]
        default = names.pop() if len(names) > 1 else None
        for name in names:
            value = os.environ.get(str(name.value))
            if value is not None:
                resolver: Any = yaml.resolver.Resolver()
                tag = resolver.resolve(yaml.ScalarNode, value, (True, False))
                return yaml.ScalarNode(tag, value, node.start_mark, node.end_mark)
        if default is None or id(node) in seen:  # a default may be what it is in
            return yaml.ScalarNode(_NULL, "", node.start_mark, node.end_mark)
        seen.add(id(node))
        node = default
    return node


def value_of(node: yaml.Node) -> object:
    """The value of ``node``, with variables of the environment as MkDocs reads them.

    ``node`` itself, which is no value of any option, if it has a tag, a key or an alias that plain
    YAML has no value for.
    """
    try:
        return _constructed(node)
    except (yaml.YAMLError, TypeError, ValueError, RecursionError):
        return node


def _constructed(node: yaml.Node) -> object:
    node = _resolved(node)
    construct = yaml.constructor.SafeConstructor()
    if isinstance(node, yaml.MappingNode):
        construct.flatten_mapping(node)
        return {key.value: _constructed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_constructed(item) for item in node.value]
    return construct.construct_object(node)


def position_of_key(node: yaml.Node, path: Sequence[str]) -> Position:
    """The position of the key that ``path`` leads to from ``node``, or of the last that exists."""
    position = _position(node)
    for key in path:
        if not isinstance(node, yaml.MappingNode):
            break
        named = [pair for pair in node.value if pair[0].value == key]
        if not named:
            break
        position, node = _position(named[-1][0]), named[-1][1]
    return position


def _problem(file: Path, root: Path, node: yaml.Node, fault: Fault) -> Problem:
    return codes.WRONG_RECORDS.at(from_folder(file, root), _position(node), reason=fault.reason)


def _unreadable(file: Path, root: Path, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark else None
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or error
    return codes.SETTINGS_UNREADABLE.at(from_folder(file, root), position, detail=detail)


def _position(node: yaml.Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)
