"""The numbers that rules use, as data: what each is called, its unit, its bounds and why it is what it is.

    for setting in DETECTORS["stapeling"].settings:
        tr(setting.label), setting.value, tr(setting.unit.label)   # 'zoveel dagen tegelijk', 60, 'dagen'
        setting.least, setting.most                                # bounds for a number box: 1, 730
        tr(setting.reason), setting.own                            # why 60; True: 'voorstel van de Werkbank, pas aan'
        setting.is_switch                                          # a yes or no instead of a number
    check({"stapeling": {"days": 90}})                             # KnownError when a name or a value cannot be
    find(casus, today=today, params={"stapeling": {"days": 90}, "*": {"stories": True}})

What is not named keeps its own value. Under ``"*"`` (:data:`COMMON`) stand the switches of all detectors together,
:data:`COMMON_SETTINGS`. ``label``, ``reason`` and the label of a unit are marked texts and wait for ``tr``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from werkbank.i18n import mark, tr
from werkbank.model.errors import KnownError

Value = int | bool
Params = Mapping[str, Mapping[str, Value]]
"""Other values for settings, by detector and name."""

COMMON = "*"
"""The name under which settings for all detectors are given."""


class Unit(Enum):
    """What a setting counts: its word behind the number, and the bounds unless a setting has its own."""

    TIMES = (mark("keer"), 1, 20)
    COUNT = ("", 1, 50)
    DAYS = (mark("dagen"), 1, 3653)
    YEARS = (mark("jaar"), 1, 20)
    PERCENT = (mark("procent"), 1, 100)
    SWITCH = ("", 0, 1)

    @property
    def label(self) -> str:
        """The marked word; '' where the label of the setting names what it counts."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Setting:
    """A number or a switch that a rule uses: shown and adjustable, never a norm.

    ``own``: our proposal, which the screen says ('voorstel van de Werkbank, pas aan'). ``least`` and ``most`` are
    inclusive; below zero they stand for those of the unit.
    """

    id: str
    label: str
    value: Value
    reason: str
    own: bool = True
    unit: Unit = Unit.SWITCH
    least: int = -1
    most: int = -1

    def __post_init__(self) -> None:
        object.__setattr__(self, "least", self.unit.value[1] if self.least < 0 else self.least)
        object.__setattr__(self, "most", self.unit.value[2] if self.most < 0 else self.most)

    @property
    def is_switch(self) -> bool:
        """Yes or no."""
        return self.unit is Unit.SWITCH

    def takes(self, value: object) -> bool:
        """Whether a value can be given: a switch takes a yes or no, a number lies within its bounds."""
        if self.is_switch:
            return isinstance(value, bool)
        return isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most


COMMON_SETTINGS = (
    Setting(
        "stories",
        mark("ook meningen en verhalen"),
        value=False,
        reason=mark("Gewoonlijk tellen alleen feiten. Een verhaal hoort bij wie het vertelde."),
    ),
    Setting(
        "refuted",
        mark("ook weerlegde meldingen"),
        value=False,
        reason=mark("Wat weerlegd is, telt gewoonlijk niet mee."),
    ),
)
"""What goes for all detectors together."""


def check(params: Params, *, known: Mapping[str, Iterable[Setting]]) -> None:
    """See whether settings with these names exist and take these values.

    Raises:
        KnownError: a setting is not there or does not take its value; codes ``patterns-unknown-setting`` and
            ``patterns-setting-out-of-bounds``.
    """
    for name, values in params.items():
        settings = {one.id: one for one in known.get(name, ())}
        for key, value in values.items():
            if key not in settings:
                text = tr("Het patroon '{naam}' heeft geen instelling '{instelling}'.", naam=name, instelling=key)
                raise KnownError(text, remedy=tr("Haal deze instelling weg."), code="patterns-unknown-setting")
            if not settings[key].takes(value):
                raise _out_of_bounds(settings[key])


def _out_of_bounds(setting: Setting, /) -> KnownError:
    text = tr("De instelling '{instelling}' kan dit getal niet zijn.", instelling=tr(setting.label))
    if setting.is_switch:
        remedy = tr("Kies ja of nee.")
    else:
        remedy = tr("Kies een getal van {van} tot en met {tot}.", van=setting.least, tot=setting.most)
    return KnownError(text, remedy=remedy, code="patterns-setting-out-of-bounds")
