"""``build.json``: the commit of the site, by which it can be compared with another build of it."""

from __future__ import annotations

import json

from jazari_catalogue import routes
from jazari_catalogue.history.history import History
from jazari_catalogue.publishing.targets import FileTarget, Target


def build_target(history: History) -> Target:
    """The file; the commit is that of ``history``, or ``unknown``."""
    commit = history.commit or "unknown"
    return FileTarget(routes.BUILD, f"{json.dumps({'commit': commit})}\n".encode())
