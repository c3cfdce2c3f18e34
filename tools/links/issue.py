"""The text of the one issue about dead links: what to do in which line, in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from jazari_catalogue.editing.markdown import escaped
from tools.links import strikes
from tools.links.answers import Answer, Outcome, Reason
from tools.links.outcome import Checked, CheckOutcome
from tools.links.strikes import State, Strikes

TITLE = "Liens hors ligne · روابط غير متاحة · Offline links"
MARK = "<!-- jazari-links -->"
"""How the issue begins."""
MOST_BYTES = 62_000
"""GitHub takes 65,536 characters."""
LONGEST_ADDRESS = 300

# fmt: off
_REASONS = {
    Reason.NOT_FOUND: "404",
    Reason.GONE: "410",
    Reason.NO_HOST: "nom d’hôte inconnu · اسم المضيف غير موجود · unknown host name",
}
_INTRO = (
    "Le contrôle hebdomadaire des liens tient ce ticket à jour : ce qui est réglé en disparaît de lui-même.",  # noqa: E501
    "يحدّث الفحص الأسبوعي للروابط هذه التذكرة، وما تمت معالجته يختفي منها تلقائيا.",
    "The weekly check of links keeps this issue up to date: what is settled disappears by itself.",
)
_DEAD = "Hors ligne · غير متاحة · Offline"
_HOW = (
    "Trois contrôles de suite, ces adresses n’ont pas répondu. Source : ouvrir le lien vers sa ligne, et ajouter au-dessous, au même retrait que `url`, la ligne donnée. Si une archive du web a une copie d’avant ce jour, ajouter aussi `{copy}: {{url: https://…, date: AAAA-MM-JJ}}`. Autre lien : le corriger ou le retirer.",  # noqa: E501
    "لم تعمل هذه الروابط في ثلاثة فحوص متتالية. المصدر: افتحوا الرابط إلى سطره وأضيفوا تحته، بالإزاحة نفسها التي لـ`url`، السطر المذكور. وإن كانت في أرشيف للويب نسخة من قبل ذلك اليوم فأضيفوا أيضا `{copy}: {{url: https://…, date: YYYY-MM-DD}}`. أما رابط آخر فصححوه أو احذفوه.",  # noqa: E501
    "These addresses did not answer in three checks in a row. A source: open the link to its line, and add the given line below it, indented like `url`. If a web archive has a copy from before that day, add `{copy}: {{url: https://…, date: YYYY-MM-DD}}` too. Another link: correct or remove it.",  # noqa: E501
)
_AGAIN = "De nouveau en ligne · متاحة من جديد · Online again"
_REMOVE = (
    "Retirer la ligne `{dead}` de ces sources.",
    "احذفوا السطر `{dead}` من هذه المصادر.",
    "Remove the line `{dead}` of these sources.",
)
_MOVED = "Déplacées vers un autre site · انتقلت إلى موقع آخر · Moved to another site"
_MOVE = (
    "Ces adresses renvoient pour toujours à un autre site. Vérifier que la page est la même, puis écrire sa nouvelle adresse.",  # noqa: E501
    "تحيل هذه الروابط نهائيا إلى موقع آخر. تحققوا من أن الصفحة هي نفسها ثم اكتبوا رابطها الجديد.",
    "These addresses redirect to another site for good. Check that the page is the same, then write its new address.",  # noqa: E501
)
_WAITING = "Sous surveillance · تحت المراقبة · Being watched"
_WAIT = (
    "Rien à faire : ces adresses n’ont pas répondu, mais pas encore trois fois de suite.",
    "لا شيء مطلوب: لم تعمل هذه الروابط، لكن ليس بعد ثلاث مرات متتالية.",
    "Nothing to do: these addresses did not answer, but not yet three times in a row.",
)
_ADDRESS = "Adresse · الرابط · Address"
_REASON = "Raison · السبب · Reason"
_LINE = "Ligne · السطر · Line"
_TO_ADD = "À ajouter · للإضافة · To add"
_COPIES = "copies archivées · نسخ مؤرشفة · archived copies"
_FAILED = "Échecs · المرات · Failures"
_MORE = "… {count} de plus · أخرى · more"
# fmt: on


class IssueText(NamedTuple):
    """The text of the issue, and whether there is anything to do."""

    body: str
    is_open: bool


def text_of(state: State, outcome: CheckOutcome, edit: str) -> IssueText:
    """The text of the issue after a run.

    ``edit`` is the address under which files are edited: `https://github.com/o/n/edit/main/`.
    """
    failing = [one for one in outcome.checked if Answer(one.reason).outcome is Outcome.FAILING]
    # What the record says already is settled.
    unsettled = [one for one in failing if one.dead_since is None and one.digest in state]
    dead = [one for one in unsettled if state[one.digest].is_dead]
    waiting = [one for one in unsettled if not state[one.digest].is_dead]
    again = [
        one
        for one in outcome.checked
        if one.dead_since is not None and Answer(one.reason).outcome is Outcome.ANSWERS
    ]
    moved = [one for one in outcome.checked if one.reason is Reason.MOVED and one not in again]
    names = {"dead": outcome.dead_field, "copy": outcome.copy_field}

    def address(one: Checked) -> str:
        return escaped(one.url, LONGEST_ADDRESS)

    def places(one: Checked) -> str:
        return "<br>".join(_place(file, line, edit) for file, line in one.places)

    def to_add(one: Checked) -> str:
        copies = f"[{_COPIES}]({_copies(one.url)})"
        since = state[one.digest].first.isoformat()
        return f"`{outcome.dead_field}: {since}`<br>{copies}" if one.source else copies

    def failures(one: Checked) -> str:
        return f"{_reason(one)}, {_count(state[one.digest])}"

    end = strikes.written(state)
    budget = _Budget(MOST_BYTES - len(end))
    lines = [MARK, *budget.paragraphs(_INTRO, names)]
    lines += budget.table(
        *(_DEAD, _HOW, names, dead),
        {_ADDRESS: address, _REASON: failures, _LINE: places, _TO_ADD: to_add},
    )
    lines += budget.table(_AGAIN, _REMOVE, names, again, {_ADDRESS: address, _LINE: places})
    lines += budget.table(_MOVED, _MOVE, names, moved, {_ADDRESS: address, _LINE: places})
    lines += budget.table(
        *(_WAITING, _WAIT, names, waiting),
        {_ADDRESS: address, _REASON: _reason, _FAILED: lambda one: _count(state[one.digest])},
    )
    return IssueText("\n".join([*lines, "", end, ""]), bool(dead or again))


class _Budget:
    """The room that is left for text."""

    def __init__(self, left: int) -> None:
        self._left = left

    def paragraphs(self, texts: tuple[str, ...], names: dict[str, str]) -> list[str]:
        lines = [line for text in texts for line in ("", text.format(**names))]
        self._left -= sum(len(line.encode()) + 1 for line in lines)
        return lines

    def table(
        self,
        title: str,
        how: tuple[str, ...],
        names: dict[str, str],
        rows: list[Checked],
        columns: dict[str, Callable[[Checked], str]],
    ) -> list[str]:
        """A section with a table of ``rows``, as many as there is room for; none without rows."""
        if not rows:
            return []
        lines = [*self.paragraphs((f"## {title}", *how), names), ""]
        lines += [_row(columns), _row(["---"] * len(columns))]
        for number, one in enumerate(rows):
            row = _row(cell(one) for cell in columns.values())
            self._left -= len(row.encode()) + 1
            if self._left < 0:
                return [*lines, "", _MORE.format(count=len(rows) - number)]
            lines.append(row)
        return lines


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reason(one: Checked) -> str:
    return _REASONS[one.reason]


def _count(known: Strikes) -> str:
    return f"{known.failures} ({known.first.isoformat()} – {known.last.isoformat()})"


def _place(file: str, line: int, edit: str) -> str:
    return f"[{escaped(f'{file}:{line}')}]({edit}{quote(file)}#L{line})"


def _copies(url: str) -> str:
    """Where the Internet Archive lists its copies of ``url``."""
    return "https://web.archive.org/web/*/" + quote(url, safe="/:?=&%~;,+")
