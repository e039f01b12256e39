"""The one table of signs, and which form of a sign a team chose (genogram.md section 1).

``resources/vocabulary/genogram_signs.json`` has a row for every sign: stable id, group, Dutch name, how it looks, what
it means, in which view it may stand, and its forms. The picture, the legend, the help page and the docs all read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkbank.i18n import mark
from werkbank.model.vocabulary import Sign, vocabulary

GROUPS: Mapping[str, str] = {
    "persoon": mark("Mensen en dieren"),
    "tekst": mark("Jaren en getallen"),
    "relatie": mark("Partners"),
    "kind": mark("Kinderen"),
    "huishouden": mark("Wonen"),
    "kenmerk": mark("Kenmerken en maatregelen"),
    "status": mark("Hoe zeker het is"),
    "band": mark("Banden tussen mensen"),
    "netwerk": mark("Netwerk en hulp"),
    "lijn": mark("Lijnen"),
}
"""The groups of the table in the order of legend and help, with their names."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms a team chose instead of the usual ones: sorted pairs (sign, form)."""

    chosen: tuple[tuple[str, str], ...] = ()

    def of(self, sign_id: str) -> str:
        """The form in which a sign is drawn; '' for a sign with one form only."""
        return dict(self.chosen).get(sign_id) or usual(sign_id)


USUAL = Forms()


def sign(sign_id: str, /) -> Sign:
    """The row of a sign."""
    return vocabulary().genogram_signs[sign_id]


def all_signs() -> tuple[Sign, ...]:
    """Every sign, by group and then as the table has them."""
    order = {group: number for number, group in enumerate(GROUPS)}
    return tuple(sorted(vocabulary().genogram_signs.values(), key=lambda row: order[row.group]))


def usual(sign_id: str, /) -> str:
    """The form of a sign that is drawn unless a team chose another."""
    choices = sign(sign_id).choices
    return choices[0][0] if choices else ""


def forms_from(kept: object, /) -> Forms:
    """Read what was kept for a case (sign -> form); unknown signs, unknown forms and the usual form fall away."""
    if not isinstance(kept, Mapping):
        return USUAL
    known = vocabulary().genogram_signs
    return Forms(
        tuple(
            sorted(
                (str(sign_id), str(form))
                for sign_id, form in kept.items()
                if sign_id in known and form in dict(known[sign_id].choices) and form != usual(sign_id)
            )
        )
    )
