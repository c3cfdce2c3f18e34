"""Where the program names a kind, or a field of a kind, by a string.

Not every equal string is such a name: ``title`` is also a key of JSON, ``source`` an option of a
command, and a new kind may be called what something else is called already. So a string counts by
where it is: compared with a kind or the name of a field, given to a parameter that takes one, used
to look up a value of a record, or in a collection of nothing but such names.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, nodes

_LOOKED_AT = (
    *(ast.Compare, ast.Call, ast.Subscript, ast.Dict, ast.FunctionDef),
    *(ast.Tuple, ast.List, ast.Set),
)

OF_KINDS = re.compile("(?:^|_)(?:kinds?|plurals?)$", re.IGNORECASE)
"""What variables, attributes and parameters with the name of a kind are called."""

OF_FIELDS = re.compile("(?:^|_)(?:fields?|field_names?)$")
"""What those with the name of a field are called."""

RECORDS = re.compile("(?:^|_)(?:record|entry|subject)$")
"""What variables with a record are called, beside the names of kinds."""

READERS = ("get", "pop", "values_of")
"""Methods that read a value of a record by the name of its field; of a mapping, anything else."""


class Mention(NamedTuple):
    """A kind or field named by a string in a file, and what to write instead."""

    path: str
    line: int
    name: str
    instead: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: “{self.name}”: {self.instead}"


BY_CLASS = "compare with the class of the kind, or let the kind declare what sets it apart"
BY_SPEC = "let the field declare it (records/model/fields.py), or read the attribute"
BY_LIST = "derive the list from what KINDS or kind.fields() declare"


@dataclass
class Names:
    """The names to look for."""

    of_kinds: frozenset[str]
    """Those of kinds, and their plurals."""
    of_fields: frozenset[str]
    parameters: dict[str, set[int]] = field(default_factory=dict)
    """The positions of arguments that are names of kinds and fields, by the function's name."""

    def is_record(self, identifier: str) -> bool:
        """Whether a variable of this name holds a record."""
        return identifier in self.of_kinds or RECORDS.search(identifier) is not None

    def are_all(self, texts: Set[object]) -> bool:
        """Whether ``texts`` are names of kinds alone, or of fields alone."""
        return texts <= self.of_kinds or texts <= self.of_fields

    def compared(self, text: object, identifier: str) -> str | None:
        """What to write instead of a comparison of ``text`` with something so called."""
        if text in self.of_kinds and OF_KINDS.search(identifier):
            return BY_CLASS
        return BY_SPEC if text in self.of_fields and OF_FIELDS.search(identifier) else None


@cache
def nodes_in(program: str) -> list[ast.AST]:
    """The nodes of a program that the tests look at, in the order of `ast.walk`."""
    return [node for node in ast.walk(ast.parse(program)) if isinstance(node, _LOOKED_AT)]


def parameters_of(program: str) -> dict[str, set[int]]:
    """The functions in ``program`` that take names of kinds or fields, and at which positions."""
    found = {"getattr": {1}}
    for node in nodes_in(program):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            names = names[1:] if names[:1] in (["self"], ["cls"]) else names
            positions = {
                n for n, a in enumerate(names) if OF_KINDS.search(a) or OF_FIELDS.search(a)
            }
            if positions and node.name not in READERS:
                found.setdefault(node.name, set()).update(positions)
    return found


def in_python(text: str, path: str, names: Names) -> Iterator[Mention]:
    """The names in a program."""
    for node in nodes_in(text):
        for constant, instead in _in_node(node, names):
            yield Mention(path, constant.lineno, str(constant.value), instead)


def _in_node(node: ast.AST, names: Names) -> Iterator[tuple[ast.Constant, str]]:
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        called = [_identifier(side) for side in sides]
        for constant in _constants(sides):
            found = (names.compared(constant.value, one) for one in called if one)
            yield from ((constant, instead) for instead in list(filter(None, found))[:1])
    elif isinstance(node, ast.Call):
        yield from _in_call(node, names)
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        base = _identifier(node.value)
        if names.compared(node.slice.value, base):
            yield node.slice, BY_CLASS
        elif node.slice.value in names.of_fields and names.is_record(base):
            yield node.slice, BY_SPEC
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        yield from _in_collection(node.elts, names)
    elif isinstance(node, ast.Dict):
        keys = [key for key in node.keys if key is not None]
        if all(isinstance(key, ast.Constant) and key.value in names.of_kinds for key in keys):
            yield from _in_collection(keys, names)


def _in_call(node: ast.Call, names: Names) -> Iterator[tuple[ast.Constant, str]]:
    function, receiver = _identifier(node.func), ""
    if isinstance(node.func, ast.Attribute) and function in READERS:
        receiver = _identifier(node.func.value)
    positions = names.parameters.get(function, set())
    for position, argument in enumerate(node.args):
        if not isinstance(argument, ast.Constant):
            continue
        if position in positions and argument.value in names.of_kinds:
            yield argument, BY_CLASS
        elif argument.value in names.of_fields and (
            position in positions or names.is_record(receiver)
        ):
            yield argument, BY_SPEC
    for keyword in node.keywords:
        called, value = keyword.arg or "", keyword.value
        if isinstance(value, ast.Constant) and (instead := names.compared(value.value, called)):
            yield value, instead


def _in_collection(items: list[ast.expr], names: Names) -> Iterator[tuple[ast.Constant, str]]:
    """The names in a collection of nothing else."""
    constants = [item for item in items if isinstance(item, ast.Constant)]
    texts = {constant.value for constant in constants}
    if len(constants) == len(items) > 1 and names.are_all(texts):
        yield from ((constant, BY_LIST) for constant in constants)


def _constants(sides: Iterable[ast.expr]) -> Iterator[ast.Constant]:
    for side in sides:
        if isinstance(side, ast.Constant):
            yield side
        elif isinstance(side, ast.Tuple | ast.List | ast.Set):
            yield from _constants(side.elts)


def _identifier(node: ast.AST) -> str:
    """The last name of ``node``: ``kind`` of ``record.kind``, ``fields`` of ``kind.fields()``."""
    if isinstance(node, ast.Call):
        return _identifier(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def in_template(text: str, path: str, names: Names) -> Iterator[Mention]:
    """The names in a template."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    for compare in tree.find_all(nodes.Compare):
        sides = [compare.expr, *(operand.expr for operand in compare.ops)]
        called = [_name_in_template(side) for side in sides]
        constants = [one for side in sides for one in (side, *side.find_all(nodes.Const))]
        for constant in constants:
            if isinstance(constant, nodes.Const):
                for one in called:
                    if one and (instead := names.compared(constant.value, one)):
                        yield Mention(path, constant.lineno, str(constant.value), instead)
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const):
            base = _name_in_template(item.node)
            instead = names.compared(item.arg.value, base)
            if instead or (names.is_record(base) and item.arg.value in names.of_fields):
                yield Mention(path, item.lineno, str(item.arg.value), instead or BY_SPEC)
    for group in tree.find_all(nodes.Tuple):
        texts = {one.value for one in group.items if isinstance(one, nodes.Const)}
        if len(texts) == len(group.items) > 1 and names.are_all(texts):
            yield Mention(path, group.lineno, ", ".join(sorted(texts)), BY_LIST)


def _name_in_template(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.name if isinstance(node, nodes.Name) else ""


_COMPARED = re.compile(r"""\b(\w+)\s*[!=]==?\s*["'`](\w+)["'`]""")
_SELECTED = re.compile(r"""\[data-(\w+)=["']?(\w+)["']?\]""")


def in_script(text: str, path: str, names: Names) -> Iterator[Mention]:
    """The names in a script, or in a style sheet."""
    for pattern in (_COMPARED, _SELECTED):
        for found in pattern.finditer(text):
            if instead := names.compared(found[2], found[1]):
                yield Mention(path, text.count("\n", 0, found.start()) + 1, found[2], instead)
