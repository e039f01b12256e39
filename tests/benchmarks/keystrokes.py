"""How many keys it costs to type demo case 2 from paper, in the line of the real window.

    python -m tests.benchmarks.keystrokes

Somebody has the persons in the casus and the events on paper: when, what, who, why, which organisation. Each event is
typed as those words in that order, key by key; where the line offers the rest of a word, Tab takes it. *Words* is what
stands on paper, in letters with one space between; *keys* is all that was pressed, Enter included. The event that comes
of it is held against the demo case.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.window import at_work, make_workplace, put_away, settle
from werkbank.app.demo import CASES
from werkbank.app.session import Session
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate, to_dutch
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.ui.entry.line import QuickEntry

ALLOWED = 3  # keys above its own words, for a typical event


@dataclass(frozen=True, slots=True)
class Cost:
    """One event: the words on paper, the keys it took, and which fields came out otherwise."""

    paper: str
    keys: int
    wrong: tuple[str, ...]

    @property
    def extra(self) -> int:
        """Keys above the words themselves."""
        return self.keys - len(self.paper)


def demo(today: date) -> Casus:
    """Demo case 2."""
    return read_input(resource("samples", CASES[1]), today=today).casus


def paper_of(event: Event, casus: Casus) -> tuple[str, str]:
    """What stands on paper, and the line that is typed for it: the same words, an organisation as '@its_name'."""
    kind = vocabulary().event_kinds.label(event.kind)
    named = event.product or kind
    what = event.title if fold(named) in fold(event.title) else f"{named} {event.title}".strip()
    who = [casus.persons[id_].first_name for id_ in event.persons]
    names = " ".join(name for name in who if name not in event.title)
    words = [_when(event), what, names, event.reason, event.organisation]
    marked = [*words[:4], f"@{event.organisation.replace(' ', '_')}" if event.organisation else ""]
    return " ".join(filter(None, words)), " ".join(filter(None, marked))


def type_event(entry: QuickEntry, line: str) -> int:
    """Type one line; how many keys that was."""
    keys, done = 0, 0
    while done < len(line):
        QTest.keyClicks(entry.line, line[done])
        keys, done = keys + 1, done + 1
        offered = entry.line.suggestion
        rest = offered.text[offered.end - offered.start :] if offered is not None else ""
        behind = line[done + len(rest) : done + len(rest) + 1]
        typed = entry.line.text()[offered.start :] if offered is not None else ""
        wanted = line[done : done + len(rest)].replace("_", " " if typed.startswith("@") else "_")
        fits = rest and wanted == rest and offered is not None and offered.text.startswith(typed)
        if fits and behind in {"", " "} and len(rest) + len(behind) > 1:
            QTest.keyClick(entry.line, Qt.Key.Key_Tab)
            keys, done = keys + 1, done + len(rest) + len(behind)
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    return keys + 1


def replay(session: Session, entry: QuickEntry, events: list[Event], casus: Casus) -> list[Cost]:
    """Type all of them; the casus on the desk has the same persons."""
    costs = []
    for event in events:
        paper, line = paper_of(event, casus)
        before = set(session.casus.events)
        keys = type_event(entry, line)
        (made,) = (one for id_, one in session.casus.events.items() if id_ not in before)
        costs.append(Cost(paper, keys, _wrong(event, made)))
    return costs


def run(folder: Path, *, count: int | None = None) -> list[Cost]:
    """The window with the persons of the demo case, and its events typed in it."""
    window = at_work(make_workplace(folder))
    session = window.work.session
    casus = demo(session.today)
    with session.open.transaction("create-case") as edit:
        for kind in (Kind.EVENT, Kind.PERSON):
            for id_ in list(edit.casus.table(kind)):
                if edit.casus.get(kind, id_):
                    edit.remove(kind, id_)
        edit.add_all([*casus.persons.values(), *casus.parentages.values(), *casus.partnerships.values()])
    settle()
    costs = replay(session, window.work.space.overview.entry, list(casus.events.values())[:count], casus)
    put_away(window)
    return costs


def _reason(text: str) -> str:
    """The word of the vocabulary that detectors go by, else the text."""
    row = vocabulary().reasons.find(text)
    return row.id if row is not None else text


def _when(event: Event) -> str:
    start, end = _said(event.date), _said(event.end)
    if event.running:
        return f"sinds {start}"
    return f"{start} t/m {end}" if end else start


def _said(claim: VagueDate) -> str:
    return claim.as_typed or (to_dutch(claim) if claim.is_known else "")


def _wrong(event: Event, made: Event) -> tuple[str, ...]:
    pairs = {
        "datum": (event.date.edtf, made.date.edtf),
        "einde": (event.end.edtf, made.end.edtf),
        "loopt": (event.running, made.running),
        "soort": (event.kind, made.kind),
        "wie": (set(event.persons), set(made.persons)),
        "reden": (_reason(event.reason), _reason(made.reason)),
        "organisatie": (event.organisation, made.organisation),
    }
    return tuple(name for name, (one, other) in pairs.items() if one != other)


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        costs = run(Path(folder))
    for cost in costs:
        told = f"  ANDERS: {', '.join(cost.wrong)}" if cost.wrong else ""
        sys.stdout.write(f"{len(cost.paper):4} {cost.keys:4} {cost.extra:+4}  {cost.paper[:90]}{told}\n")
    extra = sorted(cost.extra for cost in costs)
    within = sum(one <= ALLOWED for one in extra)
    right = sum(7 - len(cost.wrong) for cost in costs)
    sys.stdout.write(
        f"{len(costs)} events; letters on paper {sum(len(c.paper) for c in costs)}, keys {sum(c.keys for c in costs)}; "
        f"extra keys: median {statistics.median(extra):+}, most {extra[-1]:+}; at most +{ALLOWED}: {within}; "
        f"fields right {right} of {7 * len(costs)}\n"
    )


if __name__ == "__main__":
    main()
