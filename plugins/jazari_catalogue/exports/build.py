"""``build.json``: what the site was built from, by which it can be compared with another build."""

from __future__ import annotations

import json

from jazari_catalogue import routes
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import FileTarget, Target


def build_target(data: OpenData) -> Target:
    """The file: the commit, or ``unknown``, and the settings that a build takes from elsewhere.

    These are the address of the site, and that of the repository, or null.
    """
    facts = {
        "commit": data.history.commit or "unknown",
        "url": data.url,
        "repository": data.repository,
    }
    return FileTarget(routes.BUILD, f"{json.dumps(facts)}\n".encode())
