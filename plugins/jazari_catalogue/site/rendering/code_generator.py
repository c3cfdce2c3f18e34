"""A code generator for Jinja that makes our templates render faster.

Jinja compiles a template to Python. Of ``<b>{{ s.label }}</b>`` and ``{{ status(view.status) }}``
it makes ::

    "<b>", escape(environment.getattr(s, "label")), "</b>"
    escape(context.call(status, environment.getattr(view, "status")))

where every step asks at run time what the template author may have meant. ``FastCodeGenerator``
makes ::

    "<b>", environment.escaped(s.label), "</b>"
    environment.escaped(status(view.status))

- ``escaped`` remembers the texts it has escaped: the same ones are on thousands of pages.
- ``a.b`` is always an attribute and ``a["b"]`` always an item. Jinja tries both for each.
- A macro is a plain function. Jinja wraps it in an object that sorts out its arguments.

A page of a record escapes some 100 values, reads 100 attributes and calls 15 macros. Without the
generator, a cold build of 1,000 invented records takes 1.15 times as long
(``benchmarks/shortcuts.py``).

Templates must follow its rules. A key of a mapping is written ``a["b"]``. A missing attribute is an
error, which ``default`` does not prevent. A macro takes its arguments by position, and no other
function has its name. The methods below override internal ones of Jinja's ``CodeGenerator``, which
a new version may change: tests of the templates compare their output with that of Jinja.

To turn it off, delete ``code_generator_class`` in ``templates.py`` and the folder of
``compiled.py``. The site stays the same.
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
"""Marks a text as HTML, like ``Markup(text)`` but without a check of its type."""

_needs_escaping = re.compile("[&<>\"']").search


def html_text(text: str) -> str:
    """``text`` with the special characters of HTML escaped; the same text if it has none."""
    return str(escape(text)) if _needs_escaping(text) else text


def cached_escape() -> Callable[[object], str]:
    """A function like ``markupsafe.escape`` that keeps its answers for plain texts.

    They are kept until the environment of the templates is gone, at the end of the build.
    """
    answers: dict[str, str] = {}

    def escaped(value: object) -> str:
        # Not isinstance: Markup is a str, and equal to the plain text that must be escaped.
        type_ = type(value)
        if type_ is Markup:
            return value  # type: ignore[return-value]
        if type_ is not str:
            return escape(value)
        html = answers.get(value)  # type: ignore[call-overload]
        if html is None:
            html = answers[value] = html_text(value)  # type: ignore[index, arg-type]
        return html  # type: ignore[no-any-return]

    return escaped


def macro(compiled: Callable[..., str], parameters: int) -> Callable[..., Markup]:
    """A macro as a function that may be called with fewer arguments than it has ``parameters``.

    ``compiled``, the function that Jinja made of it, expects ``missing`` for the others. The macro
    returns markup, since its own values are escaped.
    """

    def call(*arguments: object) -> Markup:
        return markup(compiled(*arguments, *(missing,) * (parameters - len(arguments))))

    return call


class FastCodeGenerator(CodeGenerator):
    """Generates direct calls and look-ups.

    Its environment must have ``escaped``, from ``cached_escape``, and ``macro``.
    """

    def __init__(self, *options: Any, **more: Any) -> None:
        super().__init__(*options, **more)
        self._macros: set[str] = set()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Writes ``a.b``, which raises AttributeError if ``a`` has no such attribute."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Writes ``a["b"]``, which raises LookupError if ``a`` has no such item."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """Remembers the names that are imported: a template imports only macros."""
        self._macros |= {name if isinstance(name, str) else name[1] for name in node.names}
        super().visit_FromImport(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        """Remembers the name of the macro."""
        super().visit_Macro(node, frame)
        self._macros.add(node.name)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Writes a plain function for a macro, unless it uses a feature of Jinja's own object."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"environment.macro(macro, {len(macro_ref.node.args)})")

    def visit_Call(self, node: nodes.Call, frame: Frame, **options: Any) -> None:  # type: ignore[override]  # noqa: N802
        """Writes a direct call of a macro. Raises TemplateAssertionError for named arguments."""
        called = node.node
        macro = isinstance(called, nodes.Name) and called.name in self._macros
        if not macro or options:
            super().visit_Call(node, frame, **options)
            return
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.fail("a macro takes its arguments by position, without names", node.lineno)
        self.visit(called, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
