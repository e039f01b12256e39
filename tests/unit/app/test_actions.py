"""The one table of actions: no key may ask for two things, for then neither happens."""

from __future__ import annotations

from collections import Counter

from werkbank.app.actions import ACTIONS, Menu


def test_every_key_belongs_to_one_action() -> None:
    used = Counter(key for action in ACTIONS for key in action.keys)
    assert [key for key, times in used.items() if times > 1] == []


def test_every_action_stands_once_in_the_table() -> None:
    used = Counter(action.id for action in ACTIONS)
    assert [one for one, times in used.items() if times > 1] == []


def test_no_key_of_a_command_is_the_key_of_a_menu() -> None:
    menus = [f"alt+{str(menu)[str(menu).index('&') + 1]}".casefold() for menu in Menu if "&" in str(menu)]
    assert len(set(menus)) == len(menus) == len(Menu) - 1
    keys = {key.casefold() for action in ACTIONS for key in action.keys}
    assert not keys & set(menus), "the one would keep the other from working"
