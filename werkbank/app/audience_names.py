"""Which words of a casus name somebody or some place: what has to be replaced where people learn from it.

    people(casus)     # every worker, teacher or neighbour who is named in a field, by the words of the name
    places(casus)     # every municipality

Names of persons of the genogram stand in their own fields. Everybody else is named where a field says who: somebody
involved, who gives support, who does a step, who was there. Such a field may hold a role as well ('Moeder', 'School'),
which names nobody; so of a text only words with a capital count that are no word of a role. In texts a name is looked
for in any case, unless it is an ordinary word too ('Mark', 'Best'): then only as it is spelt. Words that hold sentences
together ('De', 'Wie') name nobody, and a field that names several people ('Jan en Bep') names each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from werkbank.model.casus import Casus
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import fold, vocabulary

NAMING = {
    Kind.PERSON: ("contributor",),
    Kind.CUSTODY: ("holder", "contributor"),
    Kind.EVENT: ("contributor", "asked_by"),
    Kind.ANSWER: ("who", "contributor"),
    Kind.UTTERANCE: ("by", "contributor"),
    Kind.SCALE_POINT: ("giver", "contributor"),
    Kind.SUPPORT: ("who", "contributor"),
    Kind.STEP: ("who", "contributor"),
    Kind.AGREEMENT: ("who", "checked_by", "contributor"),
    Kind.QUESTION: ("asked_by", "ask_whom", "contributor"),
    Kind.DECISION: ("by", "contributor"),
    Kind.OWN_STATEMENT: ("by", "contributor"),
    Kind.SESSION: ("present",),
    Kind.BOUWSTEEN_NOTE: ("by",),
    Kind.WEIGHING: ("decided_by",),
    Kind.CHILD_PAGE: ("told_with", "explained_by", "decided_by", "contributor"),
}
"""Where a field says who, by name, id or role."""

NAMES = {"first_name", "last_name", "alias", "name", "municipality"}
NAMED_BY = NAMES | {f for each in NAMING.values() for f in each}
NAMED_IN = frozenset({Kind.PERSON, Kind.HOUSEHOLD})
"""When one of these fields changes, or one of these comes or goes, other words have to be replaced."""

_ROLE_WORDS = (
    "moeder vader ouder ouders opa oma grootouders broer zus zusje broertje tante oom neef nicht kind kinderen jongere "
    "gezin familie partner vriend vriendin buurvrouw buurman buren netwerk team school leerkracht juf meester mentor "
    "huisarts politie gemeente rechter raad veilig thuis instelling aanbieder allen iedereen wij samen mevrouw meneer "
    "dhr mw mevr stichting de het een van der den en met bij uit op ter ten in "
    "behandelaar behandelaars therapeut teamleider teamleiders begeleider begeleiders hulpverlener hulpverleners "
    "medewerker wijkteam gezinshulp gezinscoach hulp zorg wijk bureau centrum praktijk huisartsenpraktijk ziekenhuis "
    "club zwemclub voetbalclub sportclub sportvereniging vereniging basisschool college kinderopvang opvang leerplicht "
    "jeugdbeschermingstafel jeugdzorg jb ggz gi lt vt rvdk jbt jim expex "
)
_JOINING = (
    "wie wat waar wanneer hoe waarom welke ik jij je u hij zij ze wij we jullie hun hen haar zijn hem mij "
    "mijn jouw onze ons dit dat deze die niemand iemand alle alles elk elke ieder niet geen wel ook nog "
    "maar als dan om over naar voor door na tot te aan of er is was wordt worden gaat komt heeft hebben "
    "moet mag kan zal zodra omdat binnen buiten thuis samen later nu eerst zelf meer "
)
_USUAL_NAMES = "wil ben bij kan was had dan door na al ga kom laat even heel daar ook om of mag "
_AS_SPELT = frozenset(_USUAL_NAMES.split())
"""Names that are among the most usual words there are: 'ik ben' is not about Ben, whoever's first name it is."""
_EVERY_DAY = (
    "best haren bergen buren horst ede loon wijk hoorn wil mark roos bloem bakker visser smit kok dekker "
    "mulder jager  boer koning prins hoek dijk berg bos vos wolf vries jong groot klein haan zand linden mei "
    "juni april stem stern  wind zomer winter lente steen meer veen water hart gras rijk goede beste blij vrij "
    "vroom trouw school kerk post  beek heuvel poort brug molen molenaar storm ster zon maan bot bol kuiper "
    "schipper timmer wever kramer ruiter dag  dam kamp land veld burg berk eik hof huis kom lust rust vogel "
    "valk zwaan haas bron brand "
)
_ORDINARY = frozenset(_EVERY_DAY.split())
_SEVERAL = re.compile(r"[,;/+&\n]|\s(?:en|met|of)\s")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")


def people(casus: Casus) -> Iterator[tuple[str, ...]]:
    """Everybody outside the genogram: first the whole name, then the words of it that name."""
    for item in casus.involvements.values():
        if words := naming_words(item.name):
            yield (item.name, *words)
    known = set(casus.persons) | set(casus.involvements)
    for kind, fields in NAMING.items():
        for entity in casus.table(kind).values():
            for name in fields:
                value = getattr(entity, name)
                for text in value if isinstance(value, tuple) else (value,):
                    for part in () if not text or text in known else _SEVERAL.split(text):
                        if words := naming_words(part):
                            yield (" ".join(words), *words) if len(words) > 1 else tuple(words)


def naming_words(text: str) -> list[str]:
    """The words of 'wie' that name somebody: 'Buurvrouw Bep de Wit' -> Bep, Wit."""
    return [word for word in _WORD.findall(text) if word[0].isupper() and fold(word) not in _roles()]


def places(casus: Casus) -> Iterator[str]:
    """Every municipality."""
    yield casus.sheet.municipality
    yield from (event.municipality for event in casus.events.values())
    yield from (home.municipality for home in casus.households.values())


def is_ordinary(word: str) -> bool:
    """Whether a name is a word of every day too, so that only its spelling tells."""
    return word.casefold() in _ORDINARY


def is_usual(word: str) -> bool:
    """Whether a name is such a usual word that it is looked for only as it is spelt, also when it is a first name."""
    return word.casefold() in _AS_SPELT


@cache
def _roles() -> frozenset[str]:
    words: Iterable[str] = (
        word
        for row in (*vocabulary().involvement_roles.values(), *vocabulary().person_roles.values())
        for text in row.spellings()
        for word in text.replace("-", " ").split()
    )
    short = (row.id for row in vocabulary().abbreviations.values())
    return frozenset(fold(word) for word in (*words, *short, *_ROLE_WORDS.split(), *_JOINING.split()))
