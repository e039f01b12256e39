"""What a proposal leans on, on its card: steps with how sure each is, what does not fit, sources and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty, to_dutch
from werkbank.model.entities import Event
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns import Finding, Remark
from werkbank.patterns.keys import brief
from werkbank.patterns.settings import Setting
from werkbank.ui.widgets import button, column, label, row

Show = Callable[[tuple[EntityId, ...]], object]
SURE = {Certainty.ZEKER: mark("volgens de datums zeker"), Certainty.MOGELIJK: mark("volgens de datums mogelijk")}


def evidence(finding: Finding, casus: Casus, show: Show) -> QWidget:
    """Everything that speaks for and against it; ``show`` selects events in timeline and genogram."""
    made = QWidget()
    steps = [_line(one.text, one.events, casus, show, sure=one.certainty) for one in finding.steps]
    parts: list[QWidget] = [_head(tr("Waar dit op steunt")), *(steps or _events(finding, casus, show))]
    parts += [_head(tr("Wat past hier niet bij")), *_remarks(finding.counter, casus, show)]
    if not finding.counter:
        parts.append(label(tr("Niets gevonden in wat nu bekend is. Weten jullie iets? Schrijf het erbij."), wrap=True))
    for title, remarks in (
        (tr("Wat er misschien bij hoort"), finding.perhaps),
        (tr("Wat er toen ook was"), finding.context),
    ):
        if remarks:
            parts += [_head(title), *_remarks(remarks, casus, show)]
    parts += [_head(tr("Bronnen")), label(_sources(finding), wrap=True)]
    made.setLayout(column(*parts, space=tokens.SPACE_1))
    return made


def used_settings(finding: Finding) -> QWidget:
    """The settings that were used, each with its reason."""
    made = QWidget()
    lines = [label("•  " + setting_line(one), look="note", wrap=True) for one in finding.params.values()]
    made.setLayout(column(_head(tr("Instellingen die gebruikt zijn")), *lines, space=tokens.SPACE_1))
    return made


def setting_line(setting: Setting) -> str:
    """'hoe vaak ten minste: 3 keer. Twee keer kan toeval zijn. Voorstel van de Werkbank, pas aan.'."""
    said = f"{tr(setting.label)}: {shown_value(setting)}. {tr(setting.reason)}"
    return f"{said} {tr('Voorstel van de Werkbank, pas aan.')}" if setting.own else said


def shown_value(setting: Setting) -> str:
    """A value with its unit: '60 dagen', 'ja'."""
    if setting.is_switch:
        return tr("ja") if setting.value else tr("nee")
    unit = tr(setting.unit.label) if setting.unit.label else ""
    return f"{setting.value} {unit}".strip()


def event_line(event: Event) -> str:
    """'voorjaar 2013 · OTS · schoolverzuim (bron: beschikking)'."""
    kinds = vocabulary().event_kinds
    kind = kinds[event.kind].label if event.kind in kinds else event.kind
    parts = [to_dutch(event.date), event.title or kind, event.reason]
    source = tr("(bron: {bron})", bron=event.source) if event.source else ""
    return " ".join([" · ".join(part for part in parts if part), source]).strip()


def how_sure(finding: Finding) -> str:
    """How sure the dates make it, step by step."""
    sure, steps = finding.sure_steps, len(finding.steps)
    if steps and sure == steps:
        return tr("volgens de datums zeker")
    if steps and not sure:
        return tr("volgens de datums mogelijk")
    return tr("{n} van {alle} stappen zeker", n=sure, alle=steps)


def _head(text: str) -> QWidget:
    return label(text, look="field")


def _events(finding: Finding, casus: Casus, show: Show) -> list[QWidget]:
    found = [event for one in finding.events if (event := casus.events.get(one))]
    return [_line(event_line(event), (event.id,), casus, show) for event in found]


def _remarks(remarks: Iterable[Remark], casus: Casus, show: Show) -> list[QWidget]:
    return [_line(one.text, one.events, casus, show) for one in remarks]


def _line(
    text: str, events: tuple[EntityId, ...], casus: Casus, show: Show, *, sure: Certainty | None = None
) -> QWidget:
    """A sentence, how sure it is, and a way to see it in the pictures."""
    made = QWidget()
    words = label("•  " + text, wrap=True)
    line = row(words, space=tokens.SPACE_2)
    line.setStretch(0, 1)
    if sure is not None:
        chip = label(sure.word, look="chip")
        chip.setToolTip(tr(SURE.get(sure, SURE[Certainty.MOGELIJK])))
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
    seen = tuple(one for one in events if one in casus.events)
    if seen:
        toon = button(tr("Toon"), lambda: show(seen), look="small", hint=tr("Kies dit in tijdlijn en genogram"))
        toon.setAccessibleName(tr("Toon: {tekst}", tekst=text))
        line.addWidget(toon, 0, Qt.AlignmentFlag.AlignTop)
    made.setLayout(line)
    return made


def _sources(finding: Finding) -> str:
    if finding.sources:
        return " · ".join(map(brief, finding.sources))
    return tr("Bij deze gebeurtenissen staat geen bron.")
