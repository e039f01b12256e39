"""What of the timeline is shown and what is lit: the filter, the light of a pattern, and what is being looked for.

A filter hides and says how much; a light hides nothing, it lets the rest step back. Looking for a text lights what
matches; when the line closes, the light of the pattern comes back.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QObject, Signal

from werkbank.app.news import new_events
from werkbank.app.session import Key
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.timeline.backgrounds import USUAL_BACKINGS, Backing
from werkbank.timeline.finding import Words, found
from werkbank.timeline.hits import Area, Hit
from werkbank.timeline.sifting import Sieve, sieve_from
from werkbank.ui.desk import Desk
from werkbank.ui.patterns.proposals import FINDING, PATTERN
from werkbank.ui.timeline import looking
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.filter_bar import FilterBar, KeptFilters
from werkbank.ui.timeline.find_bar import FindBar

REVEALED = 12  # lit events that are brought into view together


class Sights(QObject):
    """Ties the two bars to the canvas."""

    changed = Signal()  # another filter or light: menus and header are to be told

    def __init__(self, desk: Desk, canvas: Canvas, *, filters: FilterBar, finder: FindBar) -> None:
        super().__init__(canvas)
        self._desk, self._canvas, self._bar, self._finder = desk, canvas, filters, finder
        self.kept = KeptFilters(desk.session.memory, read_only=desk.session.read_only)
        self._text, self._words = "", Words()
        self._shown_light: frozenset[EntityId] = frozenset()  # brought into view already
        self._found: list[Event] = []
        self._counts = 0, 0  # matches behind the filter, and without a date
        filters.chosen.connect(self.choose)
        filters.kept.connect(self._keep)
        filters.forgotten.connect(self._forget)
        finder.asked.connect(self.look_for)
        finder.stepped.connect(self.step)
        finder.filter_wanted.connect(lambda text: self.choose(self.sieve.but(text=text.strip())))
        finder.closed.connect(self._stop_looking)
        canvas.asked.connect(self._on_asked)
        canvas.laid_out.connect(self._on_laid_out)
        desk.proposals.lit_changed.connect(self._on_lit)

    # --- filter --------------------------------------------------------------------------------------------------

    @property
    def sieve(self) -> Sieve:
        """The filter as it stands."""
        return self._canvas.showing.sieve

    def choose(self, sieve: Sieve) -> None:
        """Filter by this."""
        new = new_events(self._desk.session) if sieve.new else frozenset()
        self._canvas.present(self._canvas.showing._replace(sieve=sieve, new=new))
        self.show_filter()

    def back(self, shown: frozenset[Backing]) -> None:
        """Put these bands behind the lives."""
        self._canvas.present(self._canvas.showing._replace(backings=shown))
        self.changed.emit()

    def show_filter(self) -> None:
        """Say in the bar what is filtered."""
        sieve = self.sieve
        hidden, name = self._canvas.board.sifted, self.kept.name_of(sieve)
        self._bar.show_sieve(sieve, casus=self._desk.casus, hidden=hidden, name=name)
        self.changed.emit()

    def _keep(self, name: str) -> None:
        self.kept.keep(name, self.sieve)
        self.show_filter()

    def _forget(self, name: str) -> None:
        self.kept.forget(name)
        self.show_filter()

    def _on_asked(self, hit: Hit) -> None:
        """A click on the curve filters by what counts there; on a signal selects its evidence and tells its reason."""
        if hit.area is Area.CURVE:
            stretch = looking.stretch_at(self._canvas, hit)
            if stretch is not None:
                same = self.sieve.stretch == stretch
                self.choose(self.sieve.but(stretch=None if same else stretch))
        elif hit.signals:
            keys = [Key(Kind.EVENT, id_) for signal in hit.signals for id_ in signal.evidence]
            keys += [Key(Kind.PERSON, s.person) for s in hit.signals if s.person is not None and not s.evidence]
            if keys:
                self._desk.select(*keys)
            self._desk.noticed.emit(looking.tip(self._canvas, hit))

    def _on_laid_out(self) -> None:
        """The casus or the filter changed: counts and light follow."""
        self.show_filter()
        if self._text:
            self.look_for(self._text)
        else:
            self._light()

    # --- light ---------------------------------------------------------------------------------------------------

    def patterns(self) -> list[tuple[str, str]]:
        """The patterns of the family by key and name."""
        listed = self._desk.casus.patterns.values()
        return [(f"{PATTERN}{one.id}", one.name or tr("patroon zonder naam")) for one in listed if one.events]

    def possible_patterns(self) -> list[tuple[str, str]]:
        """What the program proposes, by key and name."""
        proposals = self._desk.proposals
        if self._desk.session.has_family:  # cards stay closed while the family reads along
            return []
        if proposals.made is None:
            proposals.look_now()
        return [(f"{FINDING}{one.key}", _short(one.text or tr(one.name))) for one in proposals.found if one.events]

    @property
    def lit(self) -> str:
        """The key of the pattern that is lit; '' when none is."""
        lit = self._desk.proposals.lit
        return lit.key if lit is not None else ""

    def light(self, key: str) -> None:
        """Light the events of a pattern; nothing for an empty key."""
        self._desk.proposals.light(key)

    def _on_lit(self) -> None:
        self._light()
        lit = self._desk.proposals.lit
        here = [one for one in lit.events if one in self._canvas.board.at] if lit is not None else []
        before, self._shown_light = self._shown_light, frozenset(here)
        if here and before != self._shown_light:
            for one in reversed(here[:REVEALED]):  # the first one last: whatever else there is room for stays in view
                self._canvas.reveal(one)
        self.changed.emit()

    def _light(self) -> None:
        if not self._text:
            self._canvas.light(self._evidence())

    def _evidence(self) -> Collection[str] | None:
        lit = self._desk.proposals.lit
        return lit.events if lit is not None else None

    # --- look for ------------------------------------------------------------------------------------------------

    def look_for(self, text: str) -> None:
        """Light what has these words."""
        self._text = text.strip()
        casus, board = self._desk.casus, self._canvas.board
        matches = found(casus.events.values(), casus=casus, text=text, words=self._words)
        shown = [one for one in matches if one.id in board.at]
        place = {int(index): n for n, index in enumerate(board.order.tolist())}
        self._found = sorted(shown, key=lambda one: place[board.at[one.id]])
        self._canvas.light([one.id for one in shown] if self._text else self._evidence())
        in_tray = {event.id for event in board.tray}
        undated = sum(one.id in in_tray for one in matches)
        self._finder.show_count(
            at=self._at(), of=len(shown), hidden=len(matches) - len(shown) - undated, undated=undated
        )
        self._counts = len(matches) - len(shown) - undated, undated

    def step(self, by: int) -> None:
        """Go to the next or previous match and select it."""
        if not self._found:
            return
        at = self._at()
        at = (at - 1 + by) % len(self._found) if at else (0 if by > 0 else len(self._found) - 1)
        event = self._found[at]
        self._canvas.focused = event.id
        self._desk.select(Key(Kind.EVENT, event.id))
        self._canvas.reveal(event.id)
        hidden, undated = self._counts
        self._finder.show_count(at=at + 1, of=len(self._found), hidden=hidden, undated=undated)

    def _at(self) -> int:
        """Which match is selected, counted from 1; 0 when none is."""
        chosen = {key.id for key in self._desk.session.selection if key.kind is Kind.EVENT}
        return next((n for n, event in enumerate(self._found, start=1) if event.id in chosen), 0)

    def _stop_looking(self) -> None:
        self._text, self._found = "", []
        self._canvas.light(self._evidence())
        self._canvas.setFocus()

    # --- kept ----------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Filter, bands and light, as JSON."""
        showing = self._canvas.showing
        return {
            "sieve": showing.sieve.to_json(), "backings": sorted(showing.backings), "lit": self.lit,
            "seasons": self._canvas.seasons,
        }  # fmt: skip

    def restore(self, kept: dict[str, Any]) -> None:
        """Put back what was kept; before the canvas is laid out."""
        sieve = sieve_from(kept.get("sieve"))
        known, listed = {str(one): one for one in Backing}, kept.get("backings")
        backings = frozenset(known[str(b)] for b in listed if str(b) in known) if isinstance(listed, list) else None
        new = new_events(self._desk.session) if sieve.new else frozenset()
        self._canvas.showing = self._canvas.showing._replace(
            sieve=sieve, new=new, backings=USUAL_BACKINGS if backings is None else backings
        )
        self._canvas.seasons = kept.get("seasons") is not False
        lit = str(kept.get("lit") or "")
        if lit.startswith(FINDING):  # only when the light was left on: it takes a look before the first picture
            self._desk.proposals.look_now()
        self._desk.proposals.light(lit)


def _short(text: str, *, most: int = 70) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
