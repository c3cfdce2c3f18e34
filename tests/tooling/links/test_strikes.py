"""An address is called dead after three failures in as many weeks, and by nothing else."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, timedelta

import pytest

from tools.links import strikes
from tools.links.answers import Reason
from tools.links.outcome import Checked, CheckOutcome, digest_of
from tools.links.strikes import Strikes

URL = "https://invented.example/page"
KEY = digest_of(URL)
START = date(2026, 11, 2)


def run(days: int, reason: Reason | None, complete: bool = True) -> CheckOutcome:
    """A run so many days after the first; without a reason the address answers."""
    unsure = (KEY,) if reason in (Reason.SERVER_ERROR, Reason.NO_TURN) else ()
    checked = () if reason is None or unsure else (Checked(URL, reason, (("a.yaml", 3),)),)
    day = (START + timedelta(days)).isoformat()
    return CheckOutcome(day, 1, "dead_since", "archived", checked, unsure, complete)


def after(*runs: CheckOutcome) -> Strikes | None:
    state: strikes.State = {}
    for one in runs:
        state = strikes.after(state, one)
    return state.get(KEY)


def is_dead(*runs: CheckOutcome) -> bool:
    known = after(*runs)
    return known is not None and known.is_dead


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.GONE, Reason.NO_HOST])
def test_three_weekly_failures_in_a_row_are_dead_since_the_first(reason: Reason) -> None:
    weeks = [run(0, reason), run(7, reason), run(14, reason)]
    assert not is_dead(*weeks[:1])
    assert not is_dead(*weeks[:2])
    assert is_dead(*weeks)
    assert after(*weeks) == Strikes(3, START, START + timedelta(14))


def test_an_answer_in_between_begins_anew() -> None:
    gone = Reason.NOT_FOUND
    assert after(run(0, gone), run(7, None)) is None
    assert not is_dead(run(0, gone), run(7, gone), run(14, None), run(21, gone))
    assert after(run(0, gone), run(7, Reason.MOVED)) is None


def test_a_week_that_is_unsure_neither_counts_nor_begins_anew() -> None:
    gone, unsure = Reason.NOT_FOUND, Reason.SERVER_ERROR
    assert not is_dead(run(0, gone), run(7, unsure), run(14, gone))
    assert is_dead(run(0, gone), run(7, unsure), run(14, gone), run(21, Reason.GONE))
    assert after(run(0, unsure), run(7, unsure), run(14, unsure)) is None


def test_runs_by_hand_on_the_same_day_count_once() -> None:
    gone = Reason.NOT_FOUND
    assert after(run(0, gone), run(0, gone), run(1, gone)) == Strikes(1, START, START)


def test_a_list_that_was_cut_forgets_nothing() -> None:
    gone = run(0, Reason.NOT_FOUND)
    assert after(gone, run(7, None, complete=False)) == Strikes(1, START, START)
    assert after(gone, run(7, None)) is None


def test_too_many_failures_keep_those_that_took_longest_to_learn() -> None:
    checked = tuple(
        Checked(f"{URL}{number}", Reason.NOT_FOUND, (("a.yaml", 3),))
        for number in range(strikes.MOST + 10)
    )
    known = {KEY: Strikes(2, START, START)}
    outcome = CheckOutcome("2026-11-09", 1, "a", "b", (*checked, *run(7, Reason.GONE).checked))
    state = strikes.after(known, outcome)
    assert len(state) == strikes.MOST
    assert state[KEY].is_dead


def test_what_is_written_can_be_read() -> None:
    state = strikes.after({}, run(0, Reason.NOT_FOUND))
    assert strikes.read(f"text\n{strikes.written(state)}\r\nmore") == state
    assert strikes.read(strikes.written({})) == {}


def comment(text: str) -> str:
    return f"<!-- jazari-links-state {b64encode(text.encode()).decode()} -->"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no state",
        "<!-- jazari-links-state not base64!! -->",
        "<!-- jazari-links-state AAAA -->",
        comment("[]"),
        comment("null"),
        comment('{"version":2,"addresses":{}}'),
        comment('{"version":1}'),
        comment('{"version":1,"addresses":[]}'),
        comment('{"version":1,"addresses":{"x":[3,"2026-01-01","2026-01-01"]}}'),
        comment(f'{{"version":1,"addresses":{{"{KEY}":[true,"2026-01-01","2026-01-01"]}}}}'),
        comment(f'{{"version":1,"addresses":{{"{KEY}":[0,"2026-01-01","2026-01-01"]}}}}'),
        comment(f'{{"version":1,"addresses":{{"{KEY}":[3,"2026-01-02","2026-01-01"]}}}}'),
        comment(f'{{"version":1,"addresses":{{"{KEY}":[3,"01/02/2026","2026-01-01"]}}}}'),
        comment(f'{{"version":1,"addresses":{{"{KEY}":[3]}}}}'),
        comment("[" * 5000),
    ],
)
def test_what_cannot_be_read_is_unknown(body: str) -> None:
    assert strikes.read(body) is None
