"""The timeline in the window: header, canvas and the tray of events without a date; follows the desk.

    view = TimelineView(desk, theme)
    view.fit(); view.zoom_in(); view.restore(view.state())

Lays out anew only when a change touches what stands on the timeline; another selection or time cursor repaints what
they mark. What is selected elsewhere is brought into view.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet
from werkbank.model.kinds import Kind
from werkbank.timeline.labels import called
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.people import index_youths
from werkbank.timeline.scale import fitting
from werkbank.timeline.stack import Folding
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme
from werkbank.ui.timeline.accessible import announce, make_accessible
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.header import Header
from werkbank.ui.timeline.tray import Tray
from werkbank.ui.widgets import column

ON_TIMELINE = {Kind.EVENT, Kind.PERSON, Kind.PARENTAGE, Kind.PARTNERSHIP}
ZOOM = 1.4


class TimelineView(QWidget):
    """The timeline of the casus on the desk."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._open_tray = False
        self._persons: frozenset[str] = frozenset()
        self.canvas = Canvas(desk, theme)
        self.canvas.setAccessibleName(tr("Tijdlijn"))
        self._header = Header()
        self._tray = Tray(desk)
        self._empty = self._empty_text()
        layout = column(self._header, self.canvas, self._tray, space=0)
        layout.setStretchFactor(self.canvas, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.canvas)
        self.setMinimumSize(320, 220)
        make_accessible()
        self._connect()
        self._show_state()

    def fit(self) -> None:
        """Show the whole history."""
        self.canvas.fit()

    def zoom_in(self) -> None:
        """Larger."""
        self.canvas.zoom(ZOOM)

    def zoom_out(self) -> None:
        """Smaller."""
        self.canvas.zoom(1 / ZOOM)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.canvas.set_theme(theme)

    def state(self) -> dict[str, Any]:
        """What is seen, as JSON without floats: days as text, nothing when all is in view."""
        canvas, folding = self.canvas, self.canvas.folding
        right = float(canvas.viewport().width())
        span = [str(canvas.scale.on(x)) for x in (canvas.sizes.names, right)]
        return {
            "span": None if canvas.fitted else span,
            "scrolled": canvas.scrolled,
            "grouping": str(canvas.grouping),
            "folded": sorted(folding.folded),
            "opened": sorted(folding.opened),
            "all_lanes": folding.all_lanes,
            "tray": self._open_tray,
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Put back what was seen; what another version kept differently is left as it is."""
        canvas = self.canvas
        known = {str(grouping): grouping for grouping in Grouping}
        canvas.grouping = known.get(str(kept.get("grouping")), Grouping.PERSON)
        folded, opened = (frozenset(map(str, kept.get(name) or ())) for name in ("folded", "opened"))
        canvas.folding = Folding(folded, opened, bool(kept.get("all_lanes")))
        self._open_tray = bool(kept.get("tray"))
        canvas.relay()
        self._restore_span(kept.get("span"))
        canvas.scrolled = int(kept.get("scrolled") or 0)
        canvas.pan(0)

    def _restore_span(self, span: object) -> None:
        canvas = self.canvas
        if not isinstance(span, list):
            canvas.fit()
            return
        try:
            first, last = (date.fromisoformat(str(text)).toordinal() for text in span)
        except ValueError:
            canvas.fit()
            return
        canvas.show_scale(fitting(first, last, left=canvas.sizes.names, right=float(canvas.viewport().width())))

    def _connect(self) -> None:
        desk, header, canvas = self._desk, self._header, self.canvas
        desk.changed.connect(self._on_change)
        desk.selection_changed.connect(self._on_selection)
        desk.cursor_moved.connect(canvas.viewport().update)
        canvas.laid_out.connect(self._show_state)
        canvas.folded.connect(self._show_state)
        canvas.focus_moved.connect(lambda index: announce(canvas, index))
        header.grouping_chosen.connect(self._group)
        header.zoom_wanted.connect(self._zoom)
        header.tray_toggled.connect(self._show_tray)
        header.lanes_toggled.connect(self._show_lanes)

    def _on_change(self, change: ChangeSet) -> None:
        if change.kinds() & ON_TIMELINE:
            self.canvas.relay()

    def _on_selection(self) -> None:
        canvas = self.canvas
        selection = self._desk.session.selection
        persons = frozenset(key.id for key in selection if key.kind is Kind.PERSON)
        if persons != self._persons:
            self._persons = persons
            canvas.refresh()
        events = [key.id for key in selection if key.kind is Kind.EVENT]
        if len(events) == 1 and events[0] != canvas.focused:
            canvas.focused = events[0]
            canvas.reveal(events[0])
        self._tray.show_selection()
        canvas.viewport().update()

    def _group(self, grouping: str) -> None:
        self.canvas.grouping = Grouping(grouping)
        self.canvas.relay()

    def _zoom(self, step: int) -> None:
        (self.fit, self.zoom_in, self.zoom_out)[step]()

    def _show_tray(self, shown: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        self._open_tray = shown
        self._show_state()

    def _show_lanes(self, shown: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        self.canvas.set_folding(self.canvas.folding._replace(all_lanes=shown))

    def _show_state(self) -> None:
        board = self.canvas.board
        self._header.show_state(
            grouping=self.canvas.grouping,
            all_lanes=self.canvas.folding.all_lanes,
            empty_lanes=sum(not lane.count for lane in board.lanes) if len(board) else 0,
            tray=len(board.tray),
            open_tray=self._open_tray,
        )
        self._tray.setVisible(self._open_tray and bool(board.tray))
        self._tray.fill(board.tray, casus=board.casus)
        self._empty.setVisible(not self._desk.casus.events)
        self._empty.setText(self._words_for_empty())

    def _empty_text(self) -> QLabel:
        made = QLabel(self.canvas.viewport())
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setProperty("look", "soft")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.setWordWrap(True)
        return made

    def _words_for_empty(self) -> str:
        casus = self._desk.casus
        youths = index_youths(casus)
        name = called(casus.persons[youths[0]]) if youths and casus.persons[youths[0]].first_name else "Bo"
        example = tr("voorjaar 2013 verhuisd {naam}", naam=name)
        return tr("Nog geen gebeurtenissen.\nTyp hieronder: {voorbeeld}\nOf dubbelklik in een baan.", voorbeeld=example)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        area = self.canvas.viewport().rect()
        left, top = round(self.canvas.sizes.names), round(self.canvas.head)
        self._empty.setGeometry(
            left + 16, top, max(40, area.width() - left - 32), max(60, min(140, area.height() - top))
        )
