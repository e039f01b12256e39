"""The Dutch words that dates are written with, and how a typed text is made ready for them.

Every table here is input vocabulary: what people write, with their abbreviations, never what is shown to them.
``NAMED`` gives for everything that stands before a year the code that EDTF writes after it: ``NAMED["mei"] == "05"``.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb febr", "maart mrt maa mar", "april apr", "mei", "juni jun", "juli jul",
            "augustus aug", "september sep sept", "oktober okt oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "maandag maandags ma", "dinsdag di din", "woensdag wo woe", "donderdag do don", "vrijdag vr vrij",
            "zaterdag za zat", "zondag zo zon",
        )
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"voorjaar": 21, "lente": 21, "zomer": 22, "najaar": 23, "herfst": 23, "winter": 24}
PARTS = {
    "begin": 0, "vroeg": 0, "start": 0, "medio": 1, "midden": 1, "half": 1, "halverwege": 1, "eind": 2, "einde": 2,
    "laat": 2, "ultimo": 2,
}  # fmt: skip
_COUNTING = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig"
)
_RANKING = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
    "vijftiende zestiende zeventiende achttiende negentiende twintigste"
)
NUMBERS = {word: number for number, word in enumerate(_COUNTING.split())}
ORDINALS = {
    word: number
    for number, word in enumerate(
        _RANKING.split(),
        start=1,
    )
}
TENS = {
    "nul": 0, "tien": 1, "twintig": 2, "dertig": 3, "veertig": 4, "vijftig": 5, "zestig": 6, "zeventig": 7,
    "tachtig": 8, "negentig": 9,
}  # fmt: skip

UNKNOWN_WORDS = frozenset(
    {
        "", "?", "onbekend", "datum onbekend", "niet bekend", "onbekende datum", "weet ik niet", "weten we niet",
        "weet niet", "niet te achterhalen", "geen idee", "nvt", "n.v.t", "nb", "n.b", "-", "--", "..", "/", "../",
        "niet ingevuld", "leeg", "geen", "00-00-0000", "xxxx",
    }
)  # fmt: skip
NOW_WORDS = frozenset(
    {"nu", "heden", "nu toe", "vandaag", "op heden", "..", "loopt", "loopt nog", "lopend", "heden toe"}
)
APPROX_WORDS = frozenset(
    {
        "rond",
        "rondom",
        "ca",
        "circa",
        "c",
        "omstreeks",
        "ongeveer",
        "plm",
        "plusminus",
        "~",
        "zowat",
        "pakweg",
        "ong",
        "zo'n",
    }
)
UNCERTAIN_WORDS = frozenset(
    {"waarschijnlijk", "misschien", "vermoedelijk", "mogelijk", "wellicht", "ws", "waarsch", "onzeker", "?"}
)
QUALIFIERS = APPROX_WORDS | UNCERTAIN_WORDS
_SMALL_WORDS = (
    "vd v.d v/d vh v.h in op aan met om bij per dd d.d de het 't t een van jaar jaartal ergens loop maand dag anno "
    "tijdens"
)
FILLERS = frozenset(_SMALL_WORDS.split())


def _counted(noun: str, *, codes: range) -> dict[str, str]:
    """'3e kwartaal', 'derde kwartaal', ... for each code, counted from one."""
    return {
        f"{name} {noun}": str(code)
        for number, (word, code) in enumerate(zip(ORDINALS, codes, strict=False), start=1)
        for name in (word, f"{number}e", f"{number}de", f"{number}ste")
    }


NAMED: dict[str, str] = {
    **{name: f"{number:02}" for name, number in MONTHS.items()},
    **{name: str(code) for name, code in SEASONS.items()},
    **{name: f"{37 + third}~" for name, third in PARTS.items()},
    **_counted("kwartaal", codes=range(33, 37)),
    **_counted("vier maanden", codes=range(37, 40)),
    **_counted("helft", codes=range(40, 42)),
    **{f"{name}{number}": str(32 + number) for name in ("q", "q ", "k", "kwartaal ") for number in range(1, 5)},
    **{f"{name}{number}": str(39 + number) for name in ("h", "h ") for number in (1, 2)},
}
