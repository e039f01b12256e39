"""The Dutch words for kin, in three forms: of a man, of a woman, and neutral where the gender is not stated or neither.

Texts are source texts for translation (``mark``); ``word`` gives the form for a person, translated.
"""

from __future__ import annotations

from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, ParentageKind


class Word(NamedTuple):
    """One relation as it is called for a man, a woman, and neutrally."""

    man: str
    woman: str
    neutral: str


def said(word: Word, person: Person | None) -> str:
    """The form that fits how a person is known."""
    gender = person.gender if person is not None else Gender.UNKNOWN
    form = {Gender.MAN: word.man, Gender.WOMAN: word.woman}.get(gender, word.neutral)
    return tr(form)


PARENT = {
    ParentageKind.BIOLOGICAL: Word(mark("vader"), mark("moeder"), mark("ouder")),
    ParentageKind.ADOPTION: Word(mark("adoptievader"), mark("adoptiemoeder"), mark("adoptieouder")),
    ParentageKind.FOSTER: Word(mark("pleegvader"), mark("pleegmoeder"), mark("pleegouder")),
    ParentageKind.STEP: Word(mark("stiefvader"), mark("stiefmoeder"), mark("stiefouder")),
    ParentageKind.DONOR: Word(mark("donor"), mark("donor"), mark("donor")),
}
BIRTH_PARENT = Word(mark("biologische vader"), mark("biologische moeder"), mark("biologische ouder"))
CHILD = {
    ParentageKind.BIOLOGICAL: Word(mark("zoon"), mark("dochter"), mark("kind")),
    ParentageKind.ADOPTION: Word(mark("adoptiezoon"), mark("adoptiedochter"), mark("adoptiekind")),
    ParentageKind.FOSTER: Word(mark("pleegzoon"), mark("pleegdochter"), mark("pleegkind")),
    ParentageKind.STEP: Word(mark("stiefzoon"), mark("stiefdochter"), mark("stiefkind")),
    ParentageKind.DONOR: Word(mark("donorkind"), mark("donorkind"), mark("donorkind")),
}
BIRTH_CHILD = Word(mark("biologische zoon"), mark("biologische dochter"), mark("biologisch kind"))

ANCESTORS = (
    PARENT[ParentageKind.BIOLOGICAL],
    Word(mark("opa"), mark("oma"), mark("opa of oma")),
    Word(mark("overgrootvader"), mark("overgrootmoeder"), mark("overgrootouder")),
    Word(mark("betovergrootvader"), mark("betovergrootmoeder"), mark("betovergrootouder")),
    Word(mark("oudvader"), mark("oudmoeder"), mark("oudouder")),
    Word(mark("oudgrootvader"), mark("oudgrootmoeder"), mark("oudgrootouder")),
    Word(mark("voorvader"), mark("voormoeder"), mark("voorouder")),
)
"""By generations up, from one; the last holds for all that are further."""

DESCENDANTS = (
    CHILD[ParentageKind.BIOLOGICAL],
    Word(mark("kleinzoon"), mark("kleindochter"), mark("kleinkind")),
    Word(mark("achterkleinzoon"), mark("achterkleindochter"), mark("achterkleinkind")),
    Word(mark("achterachterkleinzoon"), mark("achterachterkleindochter"), mark("achterachterkleinkind")),
    Word(mark("nakomeling"), mark("nakomeling"), mark("nakomeling")),
)

UNCLES = (
    Word(mark("oom"), mark("tante"), mark("oom of tante")),
    Word(mark("oudoom"), mark("oudtante"), mark("oudoom of oudtante")),
    Word(mark("overoudoom"), mark("overoudtante"), mark("overoudoom of overoudtante")),
    Word(mark("verre oom"), mark("verre tante"), mark("verre oom of tante")),
)
COUSINS = (
    Word(mark("neef"), mark("nicht"), mark("neef of nicht")),
    Word(mark("achterneef"), mark("achternicht"), mark("achterneef of achternicht")),
    Word(mark("achterachterneef"), mark("achterachternicht"), mark("achterachterneef of achterachternicht")),
    Word(mark("verre neef"), mark("verre nicht"), mark("verre neef of nicht")),
)
"""Neven and nichten, both children of siblings and children of uncles and aunts, by distance."""

SIBLING = Word(mark("broer"), mark("zus"), mark("broer of zus"))
HALF = Word(mark("halfbroer"), mark("halfzus"), mark("halfbroer of halfzus"))
PERHAPS_HALF = Word(mark("broer of halfbroer"), mark("zus of halfzus"), mark("broer, zus of halfbroer of halfzus"))
ADOPTED = Word(mark("adoptiebroer"), mark("adoptiezus"), mark("adoptiebroer of adoptiezus"))
FOSTERED = Word(mark("pleegbroer"), mark("pleegzus"), mark("pleegbroer of pleegzus"))
STEP = Word(mark("stiefbroer"), mark("stiefzus"), mark("stiefbroer of stiefzus"))
DONOR = Word(mark("donorhalfbroer"), mark("donorhalfzus"), mark("donorhalfbroer of donorhalfzus"))
TWIN = Word(mark("tweelingbroer"), mark("tweelingzus"), mark("tweelingbroer of tweelingzus"))
TRIPLET = Word(mark("drielingbroer"), mark("drielingzus"), mark("drielingbroer of drielingzus"))
MANY = Word(mark("meerlingbroer"), mark("meerlingzus"), mark("meerlingbroer of meerlingzus"))

SPOUSE = Word(mark("man"), mark("vrouw"), mark("partner"))
WIDOWED = Word(mark("weduwnaar"), mark("weduwe"), mark("achtergebleven partner"))
EX_SPOUSE = Word(mark("ex-man"), mark("ex-vrouw"), mark("ex-partner"))
PARENT_IN_LAW = Word(mark("schoonvader"), mark("schoonmoeder"), mark("schoonouder"))
CHILD_IN_LAW = Word(mark("schoonzoon"), mark("schoondochter"), mark("schoonkind"))
SIBLING_IN_LAW = Word(mark("zwager"), mark("schoonzus"), mark("zwager of schoonzus"))


def is_former(word: str) -> bool:
    """Whether a word is of the past: 'vroeger pleegzoon'."""
    return word.startswith(tr("vroeger {woord}", woord=""))


def with_article(word: str) -> str:
    """'de tante', 'het kleinkind', 'de vroegere pleegzoon'."""
    if is_former(word):
        word = tr("vroegere {woord}", woord=word.removeprefix(tr("vroeger {woord}", woord="")))
    return tr("het {woord}", woord=word) if word.endswith(tr("kind")) else tr("de {woord}", woord=word)


def among(words: tuple[Word, ...], distance: int) -> Word:
    """The word at a distance (from 0); the last for everything beyond."""
    return words[min(distance, len(words) - 1)]
