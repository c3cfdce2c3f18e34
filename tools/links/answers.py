"""What became of asking for an address: one of a few reasons, none of them a server's own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a reason says of an address."""

    ANSWERS = "answers"
    FAILING = "failing"
    """It is called dead if this lasts."""
    UNSURE = "unsure"
    """It may be well: this says nothing for or against it."""


class Reason(StrEnum):
    """Why an address has its outcome."""

    OK = "ok"
    MOVED = "moved"
    """It answers at another host, for good (301, 308)."""

    NOT_FOUND = "404"
    GONE = "410"
    NO_HOST = "no-host"
    """Its host name does not exist."""

    REFUSED = "refused"
    """Programs may not see what people may: 401, 403, 405, 429, 451, 999, a challenge."""
    SERVER_ERROR = "server-error"
    ODD_STATUS = "odd-status"
    NO_LOOKUP = "no-lookup"
    """The look-up of the host name failed, which says nothing about the name."""
    CERTIFICATE = "certificate"
    """People are warned, and may read on."""
    NO_CONNECTION = "no-connection"
    """Refused or broken off: many sites do so to all computers of some countries or companies."""
    TIMEOUT = "timeout"
    REDIRECTS = "redirects"
    """They go in a circle, nowhere, or on for too long."""
    NOT_ALLOWED = "not-allowed"
    """We do not ask for it: see `gate`."""
    NO_TURN = "no-turn"
    """There was no time, or its host had been asked too often in this run."""


_OUTCOMES = {
    Reason.OK: Outcome.ANSWERS,
    Reason.MOVED: Outcome.ANSWERS,
    Reason.NOT_FOUND: Outcome.FAILING,
    Reason.GONE: Outcome.FAILING,
    Reason.NO_HOST: Outcome.FAILING,
}

PASSING = {Reason.SERVER_ERROR, Reason.TIMEOUT, Reason.NO_CONNECTION}
"""Reasons that may be gone after a minute."""

SILENT = {Reason.TIMEOUT, Reason.NO_CONNECTION, Reason.NO_LOOKUP}
"""Reasons that the other pages of a host probably share, and that take long to find out."""

_WITHOUT_A_SERVER = {
    *(Reason.NO_HOST, Reason.NO_LOOKUP, Reason.NO_CONNECTION, Reason.TIMEOUT, Reason.NOT_ALLOWED),
    Reason.NO_TURN,
}


@dataclass(frozen=True)
class Answer:
    """What became of asking for an address; ``status`` is that of HTTP, if there was one."""

    reason: Reason
    status: int | None = None
    retry_after: float | None = None
    """The seconds after which the server asks to be asked again."""

    @property
    def outcome(self) -> Outcome:
        """What it says of the address."""
        return _OUTCOMES.get(self.reason, Outcome.UNSURE)

    @property
    def is_reached(self) -> bool:
        """Whether a server answered at all, whatever it said."""
        return self.reason not in _WITHOUT_A_SERVER


def reason_of(status: int, is_challenge: bool) -> Reason:
    """What ``status`` (RFC 9110, 15) says of a page; redirects are followed before.

    A page that answers 200 with the words "not found" counts as an answer: nobody guesses.
    """
    if is_challenge:
        return Reason.REFUSED
    if 200 <= status < 300:
        return Reason.OK
    if status in (404, 410):
        return Reason(str(status))
    # 999 is what LinkedIn answers programs.
    if status in (401, 402, 403, 405, 406, 407, 418, 429, 451, 999):
        return Reason.REFUSED
    return Reason.SERVER_ERROR if 500 <= status < 600 else Reason.ODD_STATUS
