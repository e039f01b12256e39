"""What is said of an event to who does not see the picture, in one fixed order so that one can stop listening early.

    spoken(event, casus=casus, kin=kin_words(casus))
    # 'mei 2013, ongeveer, OTS voor de oudste zoon, feit, bron: beschikking'

Date, how sure it is ('ongeveer', 'niet zeker', 'loopt nog'), what and about whom, people's own words for it, the
organisation, nature, source, bouwstenen. ``kin_words`` says who somebody is to the index youth; without it, and for
everybody who has no such word of their own, the name is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, pairwise

from werkbank.drawing.visual import without_turning_signs
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.claims import other_dates
from werkbank.model.entities import Event, Person
from werkbank.model.kinds import Gender, Nature
from werkbank.model.stone_words import told
from werkbank.timeline.extents import is_period
from werkbank.timeline.labels import called, kind_name, lane_kind, when_of
from werkbank.timeline.people import index_youths

NATURES = {Nature.FACT: mark("feit"), Nature.OPINION: mark("mening"), Nature.STORY: mark("eigen verhaal")}
_ABOUT = {
    "maatregel": mark("{wat} voor {wie}"),
    "hulp": mark("{wat} voor {wie}"),
    "keten": mark("{wat} over {wie}"),
}
_CHILD = {Gender.MAN: mark("de {rang} zoon"), Gender.WOMAN: mark("de {rang} dochter")}
_ONLY = {Gender.MAN: mark("de zoon"), Gender.WOMAN: mark("de dochter")}
_PARENT = {Gender.MAN: mark("de vader"), Gender.WOMAN: mark("de moeder")}
_RANKS = (mark("tweede"), mark("derde"), mark("vierde"), mark("vijfde"), mark("zesde"), mark("zevende"))
NOBODY: Mapping[str, str] = {}


def spoken(event: Event, *, casus: Casus, kin: Mapping[str, str] = NOBODY) -> str:
    """The whole event in one sentence."""
    nature = tr(NATURES[event.nature]) if event.nature in NATURES else ""
    source = tr("bron: {bron}", bron=event.source) if event.source else ""
    others = len(other_dates(casus, event)) if casus.date_claims else 0
    contradicted = ntr("nog {n} andere datum", "nog {n} andere datums", others) if others else ""
    title = event.title.strip()
    own = title if title.casefold() != kind_name(event).casefold() else ""
    stones = ", ".join(told(casus, stone) for stone in event.bouwstenen)
    carried = tr("bouwstenen: {namen}", namen=stones) if stones else ""
    parts = (*when_words(event), _what(event, casus=casus, kin=kin), own, event.organisation, nature, source, carried)
    return without_turning_signs(", ".join(part for part in (*parts, contradicted) if part))


def when_words(event: Event) -> tuple[str, ...]:
    """The date, and how sure it is, each in its own words."""
    if not event.date.is_known and not event.date.ordering and not event.end.is_known:
        return ((event.date.reason and event.date.as_typed.strip()) or tr("datum onbekend"),)
    about = tr("rond {datum}", datum="").strip()
    told = when_of(event)
    doubt = event.date.uncertain or event.end.uncertain
    words = told.split()
    approx = about in words
    text = " ".join(word for word in words if word != about)
    text = text.replace("?", "") if doubt else text
    open_end = tr("{datum}, einde onbekend", datum="").strip(" ,")
    no_end = text.endswith(open_end)
    text = text.removesuffix(open_end).rstrip(" ,")
    running = is_period(event) and not event.end.is_known and (event.running or event.date.edtf.endswith("/.."))
    return (
        text,
        tr("ongeveer") if approx else "",
        tr("niet zeker") if doubt else "",
        open_end if no_end else "",
        tr("loopt nog") if running else "",
    )


def _what(event: Event, *, casus: Casus, kin: Mapping[str, str]) -> str:
    names = [kin.get(id_) or called(casus.persons.get(id_)) for id_ in event.persons]
    what = kind_name(event)
    if not names:
        return what
    who = (
        names[0] if len(names) == 1 else tr("{eersten} en {laatste}", eersten=", ".join(names[:-1]), laatste=names[-1])
    )
    return tr(_ABOUT.get(lane_kind(event), mark("{wat} van {wie}")), wat=what, wie=who)


def kin_words(casus: Casus) -> dict[str, str]:
    """Who somebody is to the index youth, for whoever has a word that fits nobody else."""
    youths = index_youths(casus)
    if not youths or not casus.parentages:
        return {}
    parents = [link.parent for link in casus.parentages.values() if link.child in youths]
    children = [link.child for link in casus.parentages.values() if link.parent in parents]
    found = dict(_children(casus, tuple(dict.fromkeys((*youths, *children)))))
    for gender, word in _PARENT.items():
        of = [id_ for id_ in dict.fromkeys(parents) if _gender(casus, id_) is gender]
        found |= {of[0]: tr(word)} if len(of) == 1 else {}
    return found


def _children(casus: Casus, ids: tuple[str, ...]) -> list[tuple[str, str]]:
    known = [person for id_ in ids if (person := casus.persons.get(id_)) is not None]  # type: ignore[call-overload]
    return list(chain.from_iterable(_ranked([p for p in known if p.gender is gender], gender) for gender in _CHILD))


def _ranked(children: list[Person], gender: Gender) -> list[tuple[str, str]]:
    if len(children) == 1:
        return [(children[0].id, tr(_ONLY[gender]))]
    days = [(child.birth.lo, child.birth.hi, child.id) for child in children]
    if not days or any(lo is None or hi is None for lo, hi, _ in days):
        return []
    born = sorted((lo, hi, id_) for lo, hi, id_ in days if lo is not None and hi is not None)
    if any(hi >= lo for (_, hi, _), (lo, _, _) in pairwise(born)) or len(born) > len(_RANKS) + 1:
        return []
    ranks = [tr("oudste"), *(tr(rank) for rank in _RANKS[: len(born) - 2]), tr("jongste")]
    return [(id_, tr(_CHILD[gender], rang=rank)) for (_, _, id_), rank in zip(born, ranks, strict=True)]


def _gender(casus: Casus, id_: str) -> Gender:
    person = casus.persons.get(id_)  # type: ignore[call-overload]
    return person.gender if person else Gender.UNKNOWN
