"""The timeline in the window: header, canvas and the tray of events without a date; follows the desk.

    view = TimelineView(desk, theme)
    view.fit(); view.zoom_in(); view.restore(view.state())

Lays out anew only when a change touches what stands on the timeline; another selection or time cursor repaints what
they mark. What is selected elsewhere is brought into view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from werkbank.app.session import Key
from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet
from werkbank.model.casus import Casus
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.ages import ON_BIRTH, Align
from werkbank.timeline.labels import called
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.people import index_youths
from werkbank.timeline.scale import fitting
from werkbank.timeline.stack import Folding
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme
from werkbank.ui.timeline import looking
from werkbank.ui.timeline.accessible import announce, make_accessible
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.choosing import fill_backing_menu, fill_filter_menu, fill_light_menu
from werkbank.ui.timeline.filter_bar import FilterBar
from werkbank.ui.timeline.find_bar import FindBar
from werkbank.ui.timeline.header import AGES, Header, HeaderState
from werkbank.ui.timeline.help_marks import HelpMarks
from werkbank.ui.timeline.legend_window import LegendWindow
from werkbank.ui.timeline.sights import Sights
from werkbank.ui.timeline.table_twin import Twin
from werkbank.ui.timeline.tray import Tray
from werkbank.ui.widgets import column

ON_TIMELINE = {Kind.EVENT, Kind.PERSON, Kind.PARENTAGE, Kind.PARTNERSHIP}
ZOOM = 1.4


class TimelineView(QWidget):
    """The timeline of the casus on the desk."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._open_tray = False
        self._persons: frozenset[str] = frozenset()
        make_accessible()  # before the canvas is there: whoever listens already gets its interface at once
        self.canvas = Canvas(desk, theme)
        self.canvas.setAccessibleName(tr("Tijdlijn"))
        self._help_marks = HelpMarks(self.canvas)
        self._header = Header()
        self._filters, self.finder = FilterBar(), FindBar()
        self._tray = Tray(desk)
        self.sights = Sights(desk, self.canvas, filters=self._filters, finder=self.finder)
        self._empty = self._empty_text()
        layout = column(self._header, self.finder, self._filters, self.canvas, self._tray, space=0)
        layout.setStretchFactor(self.canvas, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.canvas)
        self.setMinimumSize(320, 220)
        self.twin = Twin(self, desk)
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

    def fit_selection(self) -> None:
        """Bring what is selected in view."""
        if not looking.fit_selection(self.canvas):
            self._desk.noticed.emit(tr("Kies eerst een gebeurtenis of persoon die op de tijdlijn staat."))

    def fit_person(self) -> None:
        """Bring the life of the selected person in view."""
        if not looking.fit_person(self.canvas):
            self._desk.noticed.emit(tr("Kies eerst een persoon met gebeurtenissen op de tijdlijn."))

    def fold_lane(self) -> None:
        """Fold or open the lane of what is selected."""
        looking.fold_focused(self.canvas)

    def fold_all(self) -> None:
        """Fold all lanes, or open them all."""
        looking.fold_all(self.canvas)

    def look_for(self) -> None:
        """Open the line to look for a text; that somebody looks is told in the log."""
        self._desk.session.note("search")
        self.finder.open_bar()

    def light_found(self, text: str) -> None:
        """Light what has these words, with the line open to go on from there."""
        self.finder.show()
        self.finder.search(text)

    def find_next(self) -> None:
        """Go to the next match."""
        self.sights.step(1)

    def find_previous(self) -> None:
        """Go to the previous match."""
        self.sights.step(-1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
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
            "table": self.twin.shown,
            "align": list(canvas.showing.align) if canvas.showing.align is not None else None,
            **self.sights.state(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Put back what was seen; what another version kept differently is left as it is."""
        canvas = self.canvas
        known = {str(grouping): grouping for grouping in Grouping}
        canvas.grouping = known.get(str(kept.get("grouping")), Grouping.PERSON)
        folded, opened = (frozenset(map(str, kept.get(name) or ())) for name in ("folded", "opened"))
        canvas.folding = Folding(folded, opened, bool(kept.get("all_lanes")))
        self._open_tray = bool(kept.get("tray"))
        self.twin.show(bool(kept.get("table")))
        self.sights.restore(kept)
        canvas.showing = canvas.showing._replace(align=_align_from(kept.get("align")))
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
        desk.cursor_moved.connect(lambda: looking.follow(canvas))
        canvas.laid_out.connect(self._show_state)
        canvas.folded.connect(self._show_state)
        self.sights.changed.connect(self._show_state)
        canvas.focus_moved.connect(lambda index: announce(canvas, index))
        header.grouping_chosen.connect(self._group)
        header.align_chosen.connect(self._align)
        header.find_wanted.connect(self.look_for)
        header.unplaced_wanted.connect(self._show_unplaced)
        header.filters.aboutToShow.connect(self._fill_filters)
        header.looks.aboutToShow.connect(self._fill_looks)
        header.zoom_wanted.connect(self._zoom)
        header.tray_toggled.connect(self._show_tray)

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
        """Other lanes; lives beside each other are one of the choices."""
        canvas = self.canvas
        if grouping == AGES:
            self._align(ON_BIRTH)
            return
        canvas.grouping = Grouping(grouping)
        if canvas.showing.align is not None:
            canvas.present(canvas.showing._replace(align=None))
        else:
            canvas.relay()

    def _align(self, align: Align) -> None:
        self.canvas.present(self.canvas.showing._replace(align=align))
        if not len(self.canvas.board):
            self._desk.noticed.emit(tr("Er is niemand bij wie dit voorkomt."))

    def _show_unplaced(self) -> None:
        """What had no age is selected among all the others."""
        ids = self.canvas.board.unplaced
        self._group(str(Grouping.PERSON))
        self._desk.select(*(Key(Kind.EVENT, event_id) for event_id in ids))
        self.fit_selection()

    def _fill_filters(self) -> None:
        sights = self.sights
        fill_filter_menu(
            self._header.filters, casus=self._desk.casus, sieve=sights.sieve, saved=sights.kept.listed(),
            chosen=sights.choose,
        )  # fmt: skip

    def _fill_looks(self) -> None:
        menu, sights = self._header.looks, self.sights
        menu.clear()
        light = menu.addMenu(tr("Licht op een patroon"))
        light.aboutToShow.connect(lambda: self._fill_light(light))
        backs = menu.addMenu(tr("Achter de levens"))
        fill_backing_menu(backs, shown=self.canvas.showing.backings, chosen=sights.back)
        lanes = menu.addAction(tr("Alle banen, ook zonder gebeurtenis"))
        lanes.setCheckable(True)
        lanes.setChecked(self.canvas.folding.all_lanes)
        lanes.triggered.connect(lambda shown: self._show_lanes(bool(shown)))
        months = menu.addAction(tr("Seizoenen en maanden (bij inzoomen)"))
        months.setCheckable(True)
        months.setChecked(self.canvas.seasons)
        months.triggered.connect(lambda shown: looking.show_seasons(self.canvas, shown=bool(shown)))
        menu.addSeparator()
        for text, do in (
            (tr("Selectie in beeld"), self.fit_selection),
            (tr("Persoon in beeld"), self.fit_person),
            (tr("Alle banen in- of openklappen"), self.fold_all),
            (tr("Legenda"), self._show_legend),
        ):
            menu.addAction(text).triggered.connect(_ignoring(do))

    def _fill_light(self, menu: QMenu) -> None:
        sights = self.sights
        fill_light_menu(
            menu, patterns=sights.patterns(), possible=sights.possible_patterns(), lit=sights.lit, chosen=sights.light
        )

    def _show_legend(self) -> None:
        LegendWindow(self, self._theme).show()

    def _zoom(self, step: int) -> None:
        canvas = self.canvas
        if step == 0:
            canvas.motion.fit()
        else:
            canvas.motion.zoom(ZOOM if step > 0 else 1 / ZOOM)

    def _show_tray(self, shown: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        self._open_tray = shown
        self._show_state()

    def _show_lanes(self, shown: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        self.canvas.set_folding(self.canvas.folding._replace(all_lanes=shown))

    def _show_state(self) -> None:
        board = self.canvas.board
        self._header.show_state(
            HeaderState(
                grouping=self.canvas.grouping,
                align=board.align,
                kinds=_kinds_in(self._desk.casus) if board.align is not None else (),
                times=_times(self._desk.casus, board.align),
                tray=len(board.tray),
                open_tray=self._open_tray,
                unplaced=len(board.unplaced),
                filtered=not self.sights.sieve.is_open,
            )
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
        if self._desk.session.has_family:
            return tr("Voor wie nu meeleest staat hier nog niets.\nTyp hieronder: voorjaar 2013 verhuisd Bo")
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


def _kinds_in(casus: Casus) -> list[tuple[str, str]]:
    """The kinds at which lives may begin, most often first."""
    counts = Counter(event.kind for event in casus.events.values() if event.persons and event.kind != "geboorte")
    return [(kind, vocabulary().event_kinds.label(kind)) for kind, _ in counts.most_common()]


def _times(casus: Casus, align: Align | None) -> int:
    """How often a kind occurs with one person at most."""
    kind = align.kind if align is not None else ""
    counts = Counter(id_ for event in casus.events.values() if kind and event.kind == kind for id_ in event.persons)
    return max(counts.values(), default=1)


def _align_from(kept: object) -> Align | None:
    if isinstance(kept, list) and len(kept) == 2 and isinstance(kept[0], str) and isinstance(kept[1], int):
        return Align(kept[0], max(1, kept[1]))
    return None


def _ignoring(do: Callable[[], object]) -> Callable[..., None]:
    def run(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of Qt's signal
        do()

    return run
