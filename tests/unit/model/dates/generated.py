"""Date texts made from the forms of the design with dice of a fixed seed, each with the EDTF that it must get.

The expected EDTF is put together from the figures themselves, so nothing of the reader is used to judge the reader.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

Case = tuple[str, str]


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    return text.split()


MONTHS = words_of("januari februari maart april mei juni juli augustus september oktober november december")
SHORT = words_of("jan feb mrt apr mei jun jul aug sep okt nov dec")
SEASONS = {"voorjaar": 21, "lente": 21, "zomer": 22, "najaar": 23, "herfst": 23}
PARTS = {"begin": 37, "medio": 38, "eind": 39}
WEEKDAYS = words_of("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
FIRST, LAST = date(1950, 1, 1), date(2025, 12, 31)


def generated(*, count: int = 40, seed: int = 4) -> list[Case]:
    """Every form of the design, ``count`` times with other figures; the same for the same seed."""
    dice = random.Random(seed)
    found: dict[str, str] = {}
    for _ in range(count):
        day = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
        later = day + timedelta(days=dice.randrange(400, 4000))
        for text, edtf in (*_days(day), *_wider(day.year, day.month), *_between(day.year, later.year)):
            found.setdefault(text, edtf)
    return list(found.items())


def _days(day: date) -> Iterator[Case]:
    edtf = day.isoformat()
    d, m, y = day.day, day.month, day.year
    yield f"{d}-{m}-{y}", edtf
    yield f"{d:02}-{m:02}-{y}", edtf
    yield f"{d}/{m}/{y}", edtf
    yield f"{d:02}.{m:02}.{y}", edtf
    yield f"{d} {MONTHS[m - 1]} {y}", edtf
    yield f"{d} {SHORT[m - 1]} {y}", edtf
    yield f"{d} {SHORT[m - 1].upper()}. {y}", edtf
    yield f"{WEEKDAYS[day.weekday()]} {d} {MONTHS[m - 1]} {y}", edtf
    yield f"{WEEKDAYS[day.weekday()][:2]} {d}-{m}-{y}", edtf
    yield f"op {d} {MONTHS[m - 1]} {y}", edtf
    yield edtf, edtf


def _wider(year: int, month: int) -> Iterator[Case]:
    yield f"{MONTHS[month - 1]} {year}", f"{year}-{month:02}"
    yield f"{SHORT[month - 1]} {year}", f"{year}-{month:02}"
    yield f"{month}/{year}", f"{year}-{month:02}"
    yield f"{year}", f"{year}"
    yield f"in {year}", f"{year}"
    for name, code in SEASONS.items():
        yield f"{name} {year}", f"{year}-{code}"
    for name, code in PARTS.items():
        yield f"{name} {year}", f"{year}-{code}~"
    quarter, half = (month - 1) // 3 + 1, (month - 1) // 6 + 1
    yield f"Q{quarter} {year}", f"{year}-{32 + quarter}"
    yield f"{quarter}e kwartaal {year}", f"{year}-{32 + quarter}"
    yield f"{half}e helft {year}", f"{year}-{39 + half}"
    for word in ("rond", "ca.", "omstreeks", "ongeveer", "+-"):
        yield f"{word} {year}", f"{year}~"
    yield f"omstreeks {MONTHS[month - 1]} {year}", f"{year}-{month:02}~"
    for text in (f"{year}?", f"? {year}", f"waarschijnlijk {year}", f"misschien {year}"):
        yield text, f"{year}?"
    if year < 2000:
        yield f"jaren {year % 100 // 10 * 10}", f"{year // 10}X"
    yield f"sinds {MONTHS[month - 1]} {year}", f"{year}-{month:02}/.."
    yield f"vanaf {year}", f"{year}/.."
    yield f"voor {year}", f"[..{year - 1}]"
    yield f"na {year}", f"[{year + 1}..]"


def _between(first: int, last: int) -> Iterator[Case]:
    if first < last:
        yield f"tussen {first} en {last}", f"[{first}..{last}]"
        yield f"van {first} tot {last}", f"{first}/{last}"
        yield f"{first} t/m {last}", f"{first}/{last}"
