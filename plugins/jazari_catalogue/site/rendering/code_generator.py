"""How templates become Python: as Jinja does it, but for the three things done most often.

A page escapes some 100 values, reads 100 attributes and calls 15 macros. Jinja asks of each value
whether it is markup already and makes it markup, only to join it; of each attribute, whether it
may be the key of a mapping, and of each key, whether it may be an attribute; of each thing called,
what it wants to be given. All of that is known here: without it a page takes half the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text as markup: what Markup() does, without asking what it was given."""

_written_otherwise = re.compile("[&<>\"']").search


def html_text(text: str) -> str:
    """``text`` as HTML text. Most has nothing to escape, and is found to have nothing quickly."""
    return str(escape(text)) if _written_otherwise(text) else text


def escaping() -> Callable[[object], str]:
    """A function that gives any value as HTML text, and remembers the texts it has seen."""
    known: dict[str, str] = {}

    def escaped(value: object) -> str:
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value]
        if kind is not str:
            return escape(value)
        found = known.get(value)  # type: ignore[call-overload]
        if found is None:
            found = known[value] = html_text(value)  # type: ignore[index, arg-type]
        return found  # type: ignore[no-any-return]

    return escaped


def macro(drawn: Callable[..., str], most: int) -> Callable[..., Markup]:
    """A macro as a function: ``drawn``, which is given ``most`` values, said to be missing or not.

    What it gives is markup, for its template has autoescape on.
    """

    def called(*given: object) -> Markup:
        return markup(drawn(*given, *(missing,) * (most - len(given))))

    return called


class QuickGenerator(CodeGenerator):
    """Escapes by ``environment.escaped``; attributes are attributes, macros plain functions."""

    def __init__(self, *options: Any, **more: Any) -> None:
        super().__init__(*options, **more)
        self._macros: set[str] = set()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Reads an attribute as Python does: one that is not there raises AttributeError."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Reads an item as Python does: one that is not there raises LookupError."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """Remembers the names of the macros."""
        self._macros |= {name if isinstance(name, str) else name[1] for name in node.names}
        super().visit_FromImport(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        """Remembers the name of the macro."""
        super().visit_Macro(node, frame)
        self._macros.add(node.name)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Makes a plain function of a macro that is called with the values it names."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"environment.macro(macro, {len(macro_ref.node.args)})")

    def visit_Call(self, node: nodes.Call, frame: Frame, **options: Any) -> None:  # type: ignore[override]  # noqa: N802
        """Calls a macro with nothing but what the template gives it."""
        called = node.node
        macro = isinstance(called, nodes.Name) and called.name in self._macros
        if not macro or options:
            super().visit_Call(node, frame, **options)
            return
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.fail("a macro is given its values in their order, without names", node.lineno)
        self.visit(called, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
