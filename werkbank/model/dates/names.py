"""The names of months and weekdays as they are shown: marked here, translated where they stand."""

from werkbank.i18n import mark

MONTH_NAMES = (
    mark("januari"), mark("februari"), mark("maart"), mark("april"), mark("mei"), mark("juni"), mark("juli"),
    mark("augustus"), mark("september"), mark("oktober"), mark("november"), mark("december"),
)  # fmt: skip
WEEKDAY_NAMES = (
    mark("maandag"), mark("dinsdag"), mark("woensdag"), mark("donderdag"), mark("vrijdag"), mark("zaterdag"),
    mark("zondag"),
)  # fmt: skip
