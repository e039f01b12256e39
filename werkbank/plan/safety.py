"""Blocks 7, 8, 10 and 10b: safety now, figures, what to do when it goes wrong, and when the workers are stuck."""

from __future__ import annotations

import re
from collections.abc import Iterable

from werkbank.model.casus import Casus
from werkbank.model.entities import Agreement, ScalePoint
from werkbank.model.kinds import AgreementKind
from werkbank.plan.blocks import Agreed, SafetyBlock, ScaleBlock, ScaleLine, ScaleQuestion, StuckBlock, WrongBlock
from werkbank.plan.names import said_name
from werkbank.plan.story import source_of
from werkbank.plan.wording import told, when

PHASES = 3


def safety_block(casus: Casus) -> SafetyBlock | None:
    """The phase and the safety agreements."""
    phase, rows = phase_of(casus), agreed(casus, AgreementKind.SAFETY)
    return SafetyBlock(phase, tuple(rows)) if phase or rows else None


def phase_of(casus: Casus) -> int:
    """The phase of safety, 1 to 3, as the sheet says it ('2 stabiele veiligheid'); 0 when it does not."""
    found = re.search(r"[1-3]", casus.sheet.phase)
    return int(found[0]) if found else 0


def scale_block(casus: Casus) -> ScaleBlock | None:
    """Every question, with one line for each giver."""
    asked: dict[tuple[str, str, str], list[ScalePoint]] = {}
    for point in casus.scale_points.values():
        if point.figure is not None:
            asked.setdefault((point.question, point.zero, point.ten), []).append(point)
    made = [ScaleQuestion(*texts, tuple(_lines(casus, points))) for texts, points in asked.items()]
    return ScaleBlock(tuple(made)) if made else None


def wrong_block(casus: Casus) -> WrongBlock | None:
    """Early signs and what to do."""
    signs, actions = agreed(casus, AgreementKind.EARLY_SIGN), agreed(casus, AgreementKind.WHEN_WRONG)
    return WrongBlock(tuple(signs), tuple(actions)) if signs or actions else None


def stuck_block(casus: Casus) -> StuckBlock | None:
    """The ladder between organisations."""
    ladder = agreed(casus, AgreementKind.ESCALATION)
    return StuckBlock(tuple(ladder)) if ladder else None


def agreed(casus: Casus, kind: AgreementKind) -> list[Agreed]:
    """The agreements of one kind, in order; who and who checks are said to be open where they are."""
    found = (item for item in casus.agreements.values() if item.kind is kind and item.text.strip())
    return [_row(casus, item) for item in sorted(found, key=lambda item: item.rank)]


def _row(casus: Casus, item: Agreement) -> Agreed:
    checks = said_name(casus, item.checked_by)
    return Agreed(
        item.text,
        told(said_name(casus, item.who)),
        told(checks) if item.kind is AgreementKind.SAFETY else checks,
        item.if_not,
        item.phone,
        source_of(item),
    )


def _lines(casus: Casus, points: Iterable[ScalePoint]) -> Iterable[ScaleLine]:
    givers: dict[str, list[ScalePoint]] = {}
    for point in points:
        givers.setdefault(said_name(casus, point.giver), []).append(point)
    for giver, given in givers.items():
        ordered = sorted(given, key=lambda point: point.on.sort_key())
        yield ScaleLine(giver, tuple((when(point.on), point.figure or 0) for point in ordered))
