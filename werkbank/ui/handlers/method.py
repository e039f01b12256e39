"""Actions of the way of working: give a bouwsteen, the weging, the words of the lists as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkbank.app.actions import ActionId
from werkbank.app.verbs import history
from werkbank.i18n import tr
from werkbank.model.sets import label_of

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def tag_bouwsteen(work: Casework) -> None:
    """Give a bouwsteen to what is selected, or to the item in whose line the keyboard stands."""
    from werkbank.ui.bouwsteen_menu import choose_bouwsteen, chosen_keys

    work.space.flush()  # what is being typed may be what gets it
    keys = chosen_keys(work.window, work.session)
    if not keys:
        history.tag(work.session, "")  # says what to do
    elif (chosen := choose_bouwsteen(work.window, work.session, keys)) is not None:
        name = label_of(work.session.casus, chosen)
        given = history.tag(work.session, chosen, *keys)
        said = tr("Gegeven: {naam}.", naam=name) if given else tr("Weggehaald: {naam}.", naam=name)
        work.window.messages.say(f"{said} {tr('Met Ctrl+Z terug.')}")


def _on_page(method: str) -> Callable[[Casework], object]:
    def do(work: Casework) -> None:
        page: Any = work.space.show_page(ActionId.PAGE_BOUWSTENEN)
        getattr(page, method)()

    return do


def show_weighing(work: Casework) -> None:
    """The weging stands on the page of the bouwstenen."""
    work.space.show_page(ActionId.PAGE_WEIGHING)


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.TAG_BOUWSTEEN: tag_bouwsteen,
    ActionId.SAVE_WORDING: _on_page("save_words"),
    ActionId.READ_WORDING: _on_page("read_words"),
    ActionId.SAVE_WEIGHING: _on_page("save_weighing"),
    ActionId.PAGE_WEIGHING: show_weighing,
    ActionId.PAGE_HELP_PATTERNS: lambda work: work.space.show_page(ActionId.PAGE_HELP_PATTERNS),
}
