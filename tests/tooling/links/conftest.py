from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tooling.links.servers import BadServer, serving


@pytest.fixture(scope="module")
def server() -> Iterator[BadServer]:
    with serving() as one:
        yield one
