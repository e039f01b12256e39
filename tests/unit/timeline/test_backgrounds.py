"""The bands behind the lives."""

from __future__ import annotations

from datetime import date

from tests.unit.timeline.made import TODAY, called, day, event, family
from werkbank.model.casus import Casus
from werkbank.model.entities import Household, Residence
from werkbank.timeline.backgrounds import Backing, Ribbon, vague_parts
from werkbank.timeline.board import Showing, lay
from werkbank.timeline.picture import draw
from werkbank.timeline.stack import stack


def homes(*stays: tuple[str, str, str], secret: bool = False) -> Casus:
    """The family; Bo lives in these homes: label, begin, end."""
    made: list[Household | Residence] = []
    for n, (label, begin, end) in enumerate(stays):
        made.append(Household(id=called(f"h{n}"), label=label, municipality="Oefenstad", secret=secret))
        made.append(
            Residence(
                id=called(f"w{n}"), person=called("bo"), household=called(f"h{n}"), begin=day(begin), end=day(end)
            )
        )
    return family().having(*made)


def ribbons(casus: Casus, *shown: Backing, person: str = "bo") -> tuple[Ribbon, ...]:
    board = lay(casus, today=TODAY, showing=Showing(backings=frozenset(shown)))
    return next(one.ribbons for one in board.lanes if one.name.person == person)


def test_homes_follow_each_other() -> None:
    [ribbon] = ribbons(homes(("bij mama", "22-9-2010", "1-5-2015"), ("bij oma", "2-5-2015", "")), Backing.HOMES)
    assert ribbon.texts == ("bij mama", "bij oma")
    assert ribbon.solid.tolist() == [True, True]
    assert ribbon.d[1] == TODAY.toordinal() + 1


def test_a_vague_move_keeps_the_homes_apart_and_is_not_certain() -> None:
    [ribbon] = ribbons(homes(("bij mama", "22-9-2010", "mei 2015"), ("bij oma", "mei 2015", "")), Backing.HOMES)
    assert ribbon.texts == ("bij mama", "bij oma")
    assert ribbon.solid.tolist() == [False, False]
    begins, ends = vague_parts(ribbon)
    first, last = (
        date(2015, 5, 2),
        date(2015, 5, 31),
    )  # at the earliest gone on the 1st, at the latest there on the 31st
    assert (begins.tolist(), ends.tolist()) == ([first.toordinal()], [last.toordinal()])


def test_two_homes_at_once_are_one_band_with_both_names() -> None:
    [ribbon] = ribbons(homes(("bij mama", "1-1-2015", ""), ("bij papa", "1-3-2016", "")), Backing.HOMES)
    assert ribbon.texts == ("bij mama + bij papa",)


def test_a_secret_home_is_not_named() -> None:
    [ribbon] = ribbons(homes(("Blijf van mijn lijf", "1-1-2015", ""), secret=True), Backing.HOMES)
    assert ribbon.texts == ("woont op een veilige plek",)
    casus = homes(("Blijf van mijn lijf", "1-1-2015", ""), secret=True)
    assert "Blijf" not in repr(draw(casus, today=TODAY).items)
    assert "Oefenstad" not in repr(draw(casus, today=TODAY).items)


def test_school_phases_follow_from_the_birth() -> None:
    [ribbon] = ribbons(family(), Backing.SCHOOL)
    assert ribbon.texts == ("basisschool", "voortgezet onderwijs")
    assert ribbon.a[0] == day("22-9-2014").lo.toordinal()  # type: ignore[union-attr]
    assert ribbon.d[1] == day("22-9-2028").lo.toordinal()  # type: ignore[union-attr]


def test_measures_stand_behind_whom_they_are_about() -> None:
    casus = family(event("o", "1-1-2015", "31-12-2015", kind="ots", persons="bo jan"))
    for person in ("bo", "jan"):
        [ribbon] = ribbons(casus, Backing.MEASURES, person=person)
        assert ribbon.texts == ("OTS",)
    assert ribbons(casus, Backing.MEASURES, person="lot") == ()


def test_each_kind_can_be_switched_off_and_takes_no_room_then() -> None:
    casus = homes(("bij mama", "22-9-2010", ""))
    tall = [
        stack(lay(casus, today=TODAY, showing=Showing(backings=frozenset(shown)))).height
        for shown in ((), (Backing.HOMES,), (Backing.HOMES, Backing.SCHOOL))
    ]
    assert tall[0] <= tall[1] < tall[2]


def test_a_filter_does_not_take_bands_away() -> None:
    from werkbank.timeline.sifting import Sieve

    casus = family(event("o", "1-1-2015", "31-12-2015", kind="ots", persons="bo"))
    board = lay(casus, today=TODAY, showing=Showing(Sieve(kinds=frozenset({"ziekte"})), backings=frozenset(Backing)))
    assert next(one.ribbons for one in board.lanes if one.name.person == "bo")
