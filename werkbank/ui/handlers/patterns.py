"""Actions on patterns: search for more of what is selected, and put the light out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.i18n import tr

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def search_more(work: Casework) -> None:
    """Keep the selected events as a pattern of one's own, and show where the same comes again."""
    from werkbank.app.verbs import patterns

    patterns.save_search(work.session, *work.session.events)
    work.space.show_page(ActionId.PAGE_PATTERNS)
    work.window.messages.say(tr("Bewaard als eigen patroon. Links staat waar het nog eens zo ging, als dat er is."))


def light_off(work: Casework) -> None:
    """Everything as bright as usual."""
    work.space.desk.proposals.light("")


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.SEARCH_MORE: search_more,
    ActionId.LIGHT_OFF: light_off,
}
