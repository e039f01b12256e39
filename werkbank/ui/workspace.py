"""The workspace of one open casus: its name, the pages, and what is remembered of them.

Pages are made when they are first shown. Everything that a page wants to keep goes through ``Session.memory`` into the
encrypted case file, so nothing personal stands in a clear file.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from werkbank.app.actions import BY_ID, ActionId
from werkbank.app.session import Key, key_from
from werkbank.i18n import ntr, tr
from werkbank.ui.desk import Desk
from werkbank.ui.elided import Elided
from werkbank.ui.history.notice import ForkNotice
from werkbank.ui.pages.overview import OverviewPage
from werkbank.ui.sessions.strip import ReadAlongStrip
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import bar, button, column, label

MAKERS = {
    ActionId.PAGE_PATTERNS: ("patterns", "PatternsPage"),
    ActionId.PAGE_HELP_PATTERNS: ("help_patterns", "HelpPatternsPage"),
    ActionId.PAGE_BOUWSTENEN: ("bouwstenen", "BouwstenenPage"),
    ActionId.PAGE_PLAN: ("plan", "PlanPage"),
}
PAGES = (ActionId.PAGE_OVERVIEW, *MAKERS)
MEMORY = "workspace"


class Workspace(QWidget):
    """Everything of one casus; made in its place (see ``OverviewPage``)."""

    def __init__(self, desk: Desk, theme: Theme, *, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.desk = desk
        self._theme = theme
        self._pages: dict[ActionId, QWidget] = {}
        self._stack = QStackedWidget()
        self._name = Elided(look="title")
        self._saved = label(tr("Opgeslagen"), look="soft")
        self._tabs = {page: self._tab(page) for page in PAGES}
        chip = label(person, look="chip")  # whose key is in use: always in view on a shared laptop
        head = bar(self._name, *self._tabs.values(), 1, ForkNotice(desk), self._saved, column(1, chip, 1, space=0))
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a full page may not squeeze it
        self.setLayout(column(head, ReadAlongStrip(desk), self._stack, space=0))
        self.overview = self._page(ActionId.PAGE_OVERVIEW)
        self._keep = Debounce(self, self.keep, milliseconds=1500)
        self._recall()
        desk.changed.connect(self._on_change)
        desk.page_wanted.connect(lambda page: self.show_page(ActionId(page)))
        for signal in (desk.selection_changed, desk.cursor_moved):
            signal.connect(self._keep.call)
        self._on_change()
        desk.proposals.changed.connect(self._count_patterns)
        desk.proposals.wake()

    @property
    def page(self) -> ActionId:
        """The page that is shown."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def show_page(self, page: ActionId) -> QWidget:
        """Turn to a page; the weging is a part of that of the bouwstenen."""
        if page is ActionId.PAGE_WEIGHING:
            made = self.show_page(ActionId.PAGE_BOUWSTENEN)
            method: Any = made
            method.choose("weging")
            return made
        shown: QWidget = self._page(page)
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)  # whoever opens a casus draws at once, with the keyboard alone
        self._tabs[page].setChecked(True)
        self._keep.call()
        return shown

    def keep(self) -> None:
        """Write down what is on screen, inside the encrypted file."""
        session = self.desk.session
        if not session.read_only:
            session.memory.set_view_state(MEMORY, self._state())

    def flush(self) -> None:
        """Commit what is being typed and keep the view: before closing, locking or exporting."""
        for page in self._pages.values():
            if (pending := getattr(page, "flush", None)) is not None:
                pending()
        self.overview.inspector.flush()
        self.keep()
        self._keep.drop()

    def drop_hidden_pages(self) -> None:
        """Forget the pages that are not shown; each is made again, and kept up to date, when it is wanted."""
        self.flush()
        for name in [n for n, page in self._pages.items() if page not in {self.overview, self._stack.currentWidget()}]:
            page = self._pages.pop(name)
            self._stack.removeWidget(page)
            page.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for page in self._pages.values():
            if (dressed := getattr(page, "set_theme", None)) is not None:
                dressed(theme)

    def _state(self) -> dict[str, Any]:
        session = self.desk.session
        return {
            "page": str(self.page),
            "overview": self.overview.state(),
            "selection": [str(key) for key in session.selection],
            "cursor": session.cursor.isoformat() if session.cursor else None,
        }

    def _recall(self) -> None:
        kept = self.desk.session.memory.view_state(MEMORY) or {}
        keys = [key for text in kept.get("selection", ()) if (key := key_from(text))]
        self.desk.select(*[Key(*key) for key in keys])
        if kept.get("cursor"):
            self.desk.session.move_cursor(date.fromisoformat(kept["cursor"]))
        self.overview.restore(kept.get("overview") or {})
        known = {str(page): page for page in PAGES}
        self.show_page(known.get(str(kept.get("page")), ActionId.PAGE_OVERVIEW))

    def _on_change(self, _change: object = None) -> None:
        unnamed = tr("Casus") if self.desk.session.audience else tr("Casus zonder naam")
        self._name.setText(self.desk.casus.sheet.name or unnamed)

    def _count_patterns(self) -> None:
        """A quiet count of what waits for an answer, behind the name of the page."""
        waiting, title = self.desk.proposals.open_count, tr(BY_ID[ActionId.PAGE_PATTERNS].title)
        tab = self._tabs[ActionId.PAGE_PATTERNS]
        tab.setText(f"{title} · {waiting}" if waiting else title)
        told = ntr("{n} mogelijk patroon wacht op antwoord", "{n} mogelijke patronen wachten op antwoord", waiting)
        tab.setToolTip(told if waiting else "")
        tab.setAccessibleName(f"{title}, {told}" if waiting else title)

    def _tab(self, page: ActionId) -> QPushButton:
        made = button(tr(BY_ID[page].title), lambda: self.show_page(page), look="tab")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    def _page(self, page: ActionId) -> Any:  # noqa: ANN401 - one of the pages
        if page not in self._pages:
            if page is ActionId.PAGE_OVERVIEW:
                self._pages[page] = OverviewPage(self.desk, self._theme, parent=self._stack)
            else:
                self._pages[page] = _make(page, self.desk, self._theme)
            self._stack.addWidget(self._pages[page])
        return self._pages[page]


def _make(page: ActionId, desk: Desk, theme: Theme) -> QWidget:
    """A page is loaded when it is first shown."""
    module, name = MAKERS[page]
    made: QWidget = getattr(import_module(f"werkbank.ui.pages.{module}"), name)(desk, theme)
    return made
