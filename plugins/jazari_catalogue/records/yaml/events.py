"""The events of a YAML text (YAML 1.1 §3.1), from libyaml if PyYAML is built with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined, unused-ignore]
except ImportError:  # PyYAML without libyaml: the same events, slower

    class _Parser(  # type: ignore[no-redef]
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser
    ):
        """The pure-Python event parser."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


def event_reader(text: str) -> Callable[[], Any]:
    """A function that returns the next event of ``text`` at each call, last StreamEndEvent.

    It raises yaml.YAMLError at a syntax error.
    """
    get_event: Callable[[], Any] = _Parser(text).get_event
    return get_event
