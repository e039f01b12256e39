"""No view reads past ``Session.casus``: what is hidden from whoever reads along cannot be forgotten in one corner."""

import ast

from tests.helpers.source_tree import Module, dotted, modules

WHOLE = ("session.whole", "open.now", "opened.now", "open.happened", "opened.happened", "stored.casus", "stored.past",
         "open.undo_step", "open.redo_step", "opened.undo_step", "opened.redo_step", "casus.origin")  # fmt: skip
RULES = {
    "werkbank/app/session.py",  # the door itself
    "werkbank/app/audience_screen.py",
    "werkbank/app/as_shown.py",  # the eyes of who was there, afterwards
    "werkbank/app/news.py",  # judges each field by what is shown
    "werkbank/app/minutes.py",  # takes only days and who was there
    "werkbank/plan/projection.py",
    "werkbank/plan/shown.py",
}


def _views() -> list[Module]:
    rooms = ("ui", "genogram", "timeline", "patterns", "plan", "paper", "drawing")
    found = [m for m in modules() if str(m).startswith(tuple(f"werkbank/{room}/" for room in rooms))]
    return [module for module in found if str(module) not in RULES]


def _reads(module: Module) -> list[str]:
    names = [dotted(node) for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)]
    return [name for name in names if name.endswith(WHOLE)]


def test_no_view_reads_the_whole_casus() -> None:
    assert {str(module): found for module in _views() if (found := _reads(module))} == {}


def test_the_check_finds_what_it_looks_for() -> None:
    assert any(_reads(module) for module in modules() if str(module) == "werkbank/app/news.py")


def test_only_verbs_and_what_decides_what_is_shown_use_the_whole() -> None:
    users = {str(module) for module in modules() if any(name.endswith("session.whole") for name in _reads(module))}
    assert all(user in RULES or user.startswith("werkbank/app/verbs/") for user in users)
