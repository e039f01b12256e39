"""At least 95 % of 200 own lines land in the right fields, and what was not recognised stays title text.

python -m tests.unit.timeline.test_own_lines       # the share, and every line that comes out otherwise
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.unit.timeline.made import TODAY, event, person
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage, Partnership
from werkbank.model.kinds import Gender, Nature, Role
from werkbank.timeline.line_words import line_of
from werkbank.timeline.quick_entry import understand

LINES = Path(__file__).with_name("own_lines.txt")
LEAST, SHARE = 200, 0.95
NAMES = ("d", "e", "k", "p", "r", "o", "b", "t", "n", "s", "run")


class Own(NamedTuple):
    """A line and the fields that must come of it."""

    line: str
    fields: dict[str, str]


@cache
def own_lines() -> tuple[Own, ...]:
    found = []
    for row in LINES.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("# "):
            line, _, rest = row.partition(" => ")
            pairs = (part.strip().partition("=") for part in rest.split(" | "))
            found.append(Own(line, {name: value or "ja" for name, _, value in pairs}))
    return tuple(found)


@cache
def big_family() -> Casus:
    """Anouk (index), Sem and Daan of Petra and Kees, who parted; Rachid lives with Petra; three grandparents."""
    woman, man = Gender.WOMAN, Gender.MAN
    persons = [
        person("henk", "Henk", "1948", last_name="de Wit", gender=man, role=Role.FAMILY),
        person("truus", "Truus", "1950", last_name="Jansen", gender=woman, role=Role.FAMILY),
        person("riet", "Riet", "1949", last_name="Smit", gender=woman, role=Role.FAMILY),
        person("petra", "Petra", "1980", last_name="de Wit", gender=woman, role=Role.PARENT),
        person("kees", "Kees", "1977", last_name="van den Berg", gender=man, role=Role.PARENT),
        person("rachid", "Rachid", "1981", last_name="el Amrani", gender=man, role=Role.CARER),
        person("anouk", "Anouk", "14-5-2006", last_name="van den Berg", alias="Nouk", gender=woman, role=Role.YOUTH,
               index=True),
        person("sem", "Sem", "2-2-2009", last_name="van den Berg", gender=man, role=Role.YOUTH),
        person("daan", "Daan", "1-9-2012", last_name="van den Berg", gender=man, role=Role.YOUTH),
        person("theo", "Theo", role=Role.NETWORK),
    ]  # fmt: skip
    links = [("henk", "petra"), ("truus", "petra"), ("riet", "kees")]
    links += [(parent, child) for parent in ("petra", "kees") for child in ("anouk", "sem", "daan")]
    ties = [Parentage(id=EntityId(f"k{n}"), parent=EntityId(p), child=EntityId(c)) for n, (p, c) in enumerate(links)]
    pairs = [("petra", "kees"), ("petra", "rachid")]
    known = [Partnership(id=EntityId(f"r{n}"), partners=(EntityId(a), EntityId(b))) for n, (a, b) in enumerate(pairs)]
    before = [
        event(
            "x1", "2014", kind="opvoedondersteuning", product="Samen Opvoeden", organisation="Veilig Thuis Oefenland"
        ),
        event("x2", "2015", kind="mdo", organisation="Stichting De Brug"),
    ]
    return casus_of([*persons, *ties, *known, *before])


def outcome(line: str) -> dict[str, str]:
    """The filled fields of a line, in the short names of the table."""
    found = understand(line, big_family(), today=TODAY)
    values = {
        "d": found.date.edtf, "e": found.end.edtf, "k": "" if found.kind == "overig" else found.kind,
        "p": " ".join(found.persons), "r": found.reason, "o": found.organisation, "b": " ".join(found.bouwstenen),
        "t": found.title, "n": "" if found.nature is Nature.FACT else str(found.nature), "s": found.source,
        "run": "ja" if found.running else "",
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def wrong_lines() -> list[tuple[Own, dict[str, str]]]:
    seen = [(own, outcome(own.line)) for own in own_lines()]
    return [(own, got) for own, got in seen if got != own.fields]


def test_the_table_is_large_and_well_written() -> None:
    assert len({own.line for own in own_lines()}) == len(own_lines()) >= LEAST
    assert not [own.line for own in own_lines() if not set(own.fields) <= set(NAMES)]


def test_at_least_95_in_100_own_lines_land_in_the_right_fields() -> None:
    wrong = wrong_lines()
    share = 1 - len(wrong) / len(own_lines())
    sys.stdout.write(f"{len(own_lines())} own lines, {share:.1%} right\n")
    assert share >= SHARE, "\n".join(own.line for own, _ in wrong)


def test_no_word_is_lost() -> None:
    for own in own_lines():
        found = understand(own.line, big_family(), today=TODAY)
        line = line_of(own.line)
        covered = [(piece.start, piece.end) for piece in found.pieces]
        for word in line.words:
            recognised = any(start <= word.start < end for start, end in covered)
            loose = (
                word.folded in {"in", "op", "en", "toen", "ging", "gaan", "naar", "de", "is", "werd", "kreeg", "een"}
                or not word.folded.isalnum()
            )
            assert recognised or loose or word.text in found.title, (own.line, word.text)


if __name__ == "__main__":
    for one, fields in wrong_lines():
        sys.stdout.write(f"{one.line}\n   must be {one.fields}\n   is      {fields}\n")
    sys.stdout.write(f"{len(own_lines())} lines, {1 - len(wrong_lines()) / len(own_lines()):.1%} right\n")
