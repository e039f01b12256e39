"""What hypothesis draws single fields of a casus from: texts that hurt, dates as people type them, known words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.unit.exchange.building import TODAY
from werkbank.exchange.texts import cleaned
from werkbank.model import entities as e
from werkbank.model.dates import UNKNOWN, parse
from werkbank.model.kinds import (
    Nature,
    Sharing,
)
from werkbank.model.vocabulary import vocabulary

Draw = Callable[[st.SearchStrategy[Any]], Any]
T = TypeVar("T", bound=e.Entity)
Fields = dict[str, Any]

WORDS = vocabulary()
TYPED = (
    "12-3-2014",
    "3 februari 2020",
    "mrt 2014",
    "2014",
    "voorjaar 2013",
    "rond 2008",
    "voor 2010",
    "na mei 2011",
    "begin 2016",
    "2e helft 2019",
    "Q3 2018",
    "zomer 2020?",
    "jaren 90",
    "2014-03",
    "kerst 2017",
)

_plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
_nasty = st.sampled_from(
    [
        "=1+1",
        "'=1",
        "''-",
        "-",
        "+31",
        "@naam",
        "'s-Gravenhage",
        "a|b",
        "a\\",
        "\\|",
        "\\\\x",
        'zei "nee"',
        "a;b",
        "a,b\tc",
        "regel\nregel",
        "ja",
        "nu",
        "onbekend",
        "p1x",
        "☂️ é ﬁ",
        "sep=;",
        "r1x",
    ]
)
texts = st.one_of(_nasty, _plain).map(cleaned)
names = texts.map(lambda text: f"N{text}")
days = st.sampled_from(TYPED).map(lambda text: parse(text, today=TODAY))
maybe_days = st.one_of(st.just(UNKNOWN), days)
PERSONS = tuple(f"p{number}" for number in range(1, 7))
persons = st.sampled_from(PERSONS)
some_persons = st.lists(persons, unique=True, max_size=3).map(tuple)
some_names = st.lists(st.one_of(persons, names), unique=True, max_size=3).map(tuple)
who = st.one_of(st.just(""), persons, names)
flags = st.booleans()


def word(table: str) -> st.SearchStrategy[str]:
    """An id of a vocabulary table, nothing, or a word that is not in it."""
    rows = getattr(WORDS, table)
    return st.sampled_from(["", *rows, "zzz eigen woord"])


def known(table: str) -> st.SearchStrategy[str]:
    return st.sampled_from(list(getattr(WORDS, table)))


def common() -> st.SearchStrategy[Fields]:
    """What every entity carries; mostly little of it."""
    full = st.fixed_dictionaries(
        {
            "about": some_persons,
            "sharing": st.sampled_from(Sharing),
            "only_for": some_names,
            "not_for": some_names,
            "source": who,
            "nature": st.sampled_from(Nature),
            "basis": texts,
            "contributor": who,
            "bouwstenen": st.lists(known("bouwstenen"), unique=True, max_size=2).map(tuple),
            "note": texts,
        }
    )
    return st.one_of(st.just({}), st.fixed_dictionaries({"sharing": st.sampled_from(Sharing)}), full)


def made(draw: Draw, of: type[T], ident: str, *, ref: str | None = None, **fields: object) -> T:
    drawn = {name: draw(value) if isinstance(value, st.SearchStrategy) else value for name, value in fields.items()}
    return of.model_validate({**draw(common()), **drawn, "id": ident, "ref": ident if ref is None else ref})
