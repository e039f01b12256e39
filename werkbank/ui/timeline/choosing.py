"""The menus of the timeline: what to filter on, which pattern to light, which bands stand behind the lives.

Each is filled when it opens, with only what occurs in the casus and how often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QMenu

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.backgrounds import TITLES as BACKING_TITLES
from werkbank.timeline.backgrounds import Backing
from werkbank.timeline.domains import domains_of
from werkbank.timeline.labels import lane_kind
from werkbank.timeline.people import ordered
from werkbank.timeline.sifting import OPEN, Sieve
from werkbank.ui.timeline.chips import NATURE_WORDS, word_of

Chosen = Callable[[Sieve], object]
Backed = Callable[[frozenset[Backing]], object]


def fill_filter_menu(
    menu: QMenu, *, casus: Casus, sieve: Sieve, saved: Sequence[tuple[str, Sieve]], chosen: Chosen
) -> None:
    """Every condition with its values, then what is new, and the kept filters."""
    menu.clear()
    events = casus.events.values()
    persons = Counter(id_ for event in events for id_ in event.persons)
    conditions = (
        ("persons", tr("Persoon"), [(id_, persons[id_]) for id_ in ordered(casus) if persons[id_]]),
        ("lanes", tr("Soort"), _lanes(Counter(map(lane_kind, events)))),
        ("kinds", tr("Precieze soort"), _common(event.kind for event in events)),
        ("organisations", tr("Organisatie"), _common(event.organisation.strip() for event in events)),
        ("bouwstenen", tr("Bouwsteen"), _common(one for event in events for one in event.bouwstenen)),
        ("domains", tr("Leefgebied"), _common(one for event in events for one in domains_of(event))),
        ("patterns", tr("Patroon"), [(id_, len(pattern.events)) for id_, pattern in casus.patterns.items()]),
        ("natures", tr("Feit, mening of verhaal"), _natures(Counter(str(event.nature) for event in events))),
    )
    for condition, title, values in conditions:
        inner = menu.addMenu(title)
        inner.setEnabled(bool(values))
        for value, count in values:
            text = tr("{naam} ({n})", naam=word_of(condition, value, casus=casus), n=count)
            on = value in getattr(sieve, condition)
            _tick(inner, text, on=on, do=_toggling(sieve, condition, value, chosen))
    menu.addSeparator()
    _tick(menu, tr("Nieuw sinds vorige sessie"), on=sieve.new, do=lambda: chosen(sieve.but(new=not sieve.new)))
    if saved:
        menu.addSeparator()
    for name, kept in saved:
        _tick(menu, name, on=kept == sieve, do=_choosing(kept, chosen))
    if not sieve.is_open:
        menu.addSeparator()
        menu.addAction(tr("Alles tonen")).triggered.connect(lambda: chosen(OPEN))


def fill_backing_menu(menu: QMenu, *, shown: frozenset[Backing], chosen: Backed) -> None:
    """Each kind of band with a tick."""
    menu.clear()
    for backing, title in BACKING_TITLES.items():
        _tick(menu, tr(title), on=backing in shown, do=_switching(shown, backing, chosen))


def fill_light_menu(
    menu: QMenu, *, patterns: Iterable[tuple[str, str]], possible: Iterable[tuple[str, str]], lit: str,
    chosen: Callable[[str], object],
) -> None:  # fmt: skip
    """Patterns of the family and possible ones, by key and name; choosing the lit one again puts the light out."""
    menu.clear()
    for title, rows in ((tr("Patronen van dit gezin"), list(patterns)), (tr("Mogelijke patronen"), list(possible))):
        if rows:
            menu.addSection(title)
        for key, name in rows:
            _tick(menu, name, on=key == lit, do=_lighting(key, lit, chosen))
    if menu.isEmpty():
        menu.addAction(tr("Nog geen patronen")).setEnabled(False)
    if lit:
        menu.addSeparator()
        menu.addAction(tr("Licht uit")).triggered.connect(lambda: chosen(""))


def _tick(menu: QMenu, text: str, *, on: bool, do: Callable[[], object]) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda _on=False: do())


def _common(values: Iterable[str]) -> list[tuple[str, int]]:
    """What occurs, most often first."""
    counts = Counter(value for value in values if value)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))


def _lanes(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(lane, counts[lane]) for lane in vocabulary().lanes if counts[lane]]


def _natures(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(str(nature), counts[nature]) for nature in Nature if counts[nature] and nature in NATURE_WORDS]


def _toggling(sieve: Sieve, condition: str, value: str, chosen: Chosen) -> Callable[[], object]:
    return lambda: chosen(sieve.toggled(condition, value))


def _choosing(kept: Sieve, chosen: Chosen) -> Callable[[], object]:
    return lambda: chosen(kept)


def _switching(shown: frozenset[Backing], backing: Backing, chosen: Backed) -> Callable[[], object]:
    return lambda: chosen(shown ^ {backing})


def _lighting(key: str, lit: str, chosen: Callable[[str], object]) -> Callable[[], object]:
    return lambda: chosen("" if key == lit else key)
