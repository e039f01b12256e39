"""What is selected, with its fields; and when nothing is, what one could do now."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.app.verbs import bonds, conditions, family, history, households, network, plan
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.journal.changes import EXISTS
from werkbank.model.dates import VagueDate, split_period
from werkbank.model.entities import Entity, Event, Partnership, Pattern, Person
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.model.sets import stone_of
from werkbank.model.vocabulary import Shape, vocabulary
from werkbank.ui.desk import Desk
from werkbank.ui.elided import Elided
from werkbank.ui.flow import Flow
from werkbank.ui.genogram.kinship import KinshipAsked
from werkbank.ui.inspector.fields import FIELDS
from werkbank.ui.inspector.form import Form
from werkbank.ui.inspector.links import links, title_of
from werkbank.ui.timeline.claims_strip import ClaimsStrip
from werkbank.ui.timers import after
from werkbank.ui.widgets import button, column, empty, label, scroll

RUNNING = {"nu", "heden", "loopt"}
MAKE_NEXT_MS = 120


class Inspector(QFrame):
    """The panel of what is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setMinimumWidth(300)
        self._desk = desk
        self._kinship = KinshipAsked(desk)
        self._title = Elided(look="lead")  # a title of thousands of letters leaves the fields in view
        self._links = QWidget()
        self._links.setLayout(Flow())
        self._forms: dict[Kind, Form] = {}
        self._hint = label("", look="soft", wrap=True)
        self._stack = QStackedWidget()
        hint = QWidget()
        hint.setLayout(column(self._hint, 1))
        self._hint_page = hint
        self._stack.addWidget(hint)
        inner = QWidget()
        self._claims = ClaimsStrip(desk)
        layout = column(self._title, self._links, self._claims, self._stack, 1)
        layout.setContentsMargins(*([tokens.SPACE_3] * 4))
        inner.setLayout(layout)
        around = column(scroll(inner, name=tr("Gegevens"), look="panel"))
        self.setLayout(around)
        desk.selection_changed.connect(self.refresh)
        desk.changed.connect(lambda _change: self.refresh())
        desk.forks_turned.connect(self.refresh)
        self.refresh()
        after(self, MAKE_NEXT_MS, self._make_next)

    def edit_first(self) -> None:
        """Put the keyboard in the first field of what is selected."""
        if (form := self._form) is not None:
            form.focus_first()

    def field_in_use(self) -> str:
        """The field in which the keyboard is; '' when it is elsewhere."""
        return form.field_of(QApplication.focusWidget()) if (form := self._form) is not None else ""

    def flush(self) -> None:
        """Commit what is being typed."""
        if (form := self._form) is not None:
            form.flush()

    def refresh(self) -> None:
        """Show what is selected now."""
        entity = self._entity
        self._title.setText(self._title_of(entity))
        self._fill_links(entity)
        self._claims.show_entity(entity)
        form = self._form
        if entity is None or form is None:
            self._hint.setText(self.what_now)
            self._show(self._hint_page)
            return
        form.show_entity(entity)
        form.mark_twofold(self._desk.twofold.fields(key_of(entity)))
        self._show(form.parentWidget() or form)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def _entity(self) -> Entity | None:
        keys = self._desk.session.selection
        return self._desk.casus.get(keys[0].kind, keys[0].id) if len(keys) == 1 else None

    @property
    def _form(self) -> Form | None:
        entity = self._entity
        return self._form_of(entity.kind_of) if entity is not None and entity.kind_of in FIELDS else None

    def _form_of(self, kind: Kind) -> Form:
        if kind not in self._forms:
            self._forms[kind] = Form(FIELDS[kind], self._desk.session, self._commit)
            self._forms[kind].history_wanted.connect(self._ask_history)
            self._forms[kind].fork_wanted.connect(lambda _field: self._desk.action_wanted.emit(ActionId.FORKS))
            self._stack.addWidget(_top(self._forms[kind]))
            self._show(self._stack.currentWidget() or self._hint_page)  # the new one takes no room yet
        return self._forms[kind]

    def _ask_history(self, field: str) -> None:
        self._desk.field_asked = field
        self._desk.action_wanted.emit(ActionId.HISTORY)

    def _make_next(self) -> None:
        """Make the forms one by one while nothing happens: they hold most of the widgets of the window."""
        missing = [kind for kind in FIELDS if kind not in self._forms]
        if missing:
            self._form_of(missing[0])
            after(self, MAKE_NEXT_MS, self._make_next)

    def _show(self, page: QWidget) -> None:
        for index in range(self._stack.count()):
            if (shown := self._stack.widget(index)) is None:
                continue
            policy = shown.sizePolicy()
            policy.setVerticalPolicy(policy.Policy.Preferred if shown is page else policy.Policy.Ignored)
            shown.setSizePolicy(policy)
        self._stack.setCurrentWidget(page)

    def _title_of(self, entity: Entity | None) -> str:
        if isinstance(entity, Person):
            return f"{called(entity)} {entity.last_name}".strip()
        if isinstance(entity, Event):
            kinds = vocabulary().event_kinds
            return entity.title or (kinds[entity.kind].label if entity.kind in kinds else entity.kind)
        if isinstance(entity, Partnership):
            return tr(" en ").join(called(self._desk.casus.persons.get(p)) for p in entity.partners)
        if isinstance(entity, Pattern):
            return entity.name or tr("Patroon zonder naam")
        if entity is not None and (named := title_of(entity, self._desk.casus)):
            return named
        if pair := self._kinship.pair:
            return tr(" en ").join(called(self._desk.casus.persons.get(person)) for person in pair)
        count = len(self._desk.session.selection)
        return ntr("{n} ding gekozen", "{n} dingen gekozen", count) if count else tr("Gegevens")

    @property
    def what_now(self) -> str:
        """What one could do now, in a sentence or two."""
        if kinship := self._kinship.text():
            return kinship
        if len(self._desk.session.selection) > 1:
            return tr("Geef ze samen een bouwsteen met Ctrl+B. Maak van gebeurtenissen een patroon met Ctrl+Shift+T.")
        if not self._desk.casus.persons:
            if self._desk.session.has_family:
                return tr("Hier staat alleen wat iedereen die er is mag zien.")
            return tr("Dit gezin is nog leeg. Begin met een persoon (Ctrl+Shift+P) of typ onderaan wat er gebeurde.")
        return tr("Klik op iemand of op een gebeurtenis. De gegevens komen dan hier.")

    def _fill_links(self, entity: Entity | None) -> None:
        layout = self._links.layout()
        if layout is None:
            return
        empty(layout)
        items = [*(self._person_links(entity) if isinstance(entity, Person) else ()), *self._tags(entity)]
        items += [*links(self._desk, entity), *self._twofold_link(entity)]
        for item in items:
            layout.addWidget(item)
        self._links.setVisible(bool(items))

    def _person_links(self, person: Person) -> list[QWidget]:
        made: list[QWidget] = []
        verbs = (
            (tr("Partner"), ActionId.ADD_PARTNER, family.add_partner),
            (tr("Kind"), ActionId.ADD_CHILD, family.add_child),
            (tr("Ouder"), ActionId.ADD_PARENT, family.add_parent),
            (tr("Broer of zus"), ActionId.ADD_SIBLING, family.add_sibling),
        )
        if not self._desk.session.read_only:
            for title, action, verb in verbs:
                made.append(button(f"+ {title}", lambda v=verb: self._add(v, person), look="quiet"))  # type: ignore[misc]
                made[-1].setProperty("action", str(action))
        mine = [p for p in self._desk.casus.partnerships.values() if person.id in p.partners]
        return [*made, *(self._partner_link(person, partnership) for partnership in mine)]

    def _partner_link(self, person: Person, partnership: Partnership) -> QWidget:
        other = next((p for p in partnership.partners if p != person.id), person.id)
        name = called(self._desk.casus.persons.get(other))
        hint = tr("Gegevens van de relatie met {naam}", naam=name)
        return button(f"⚭ {name}", lambda: self._desk.select(key_of(partnership)), look="quiet", hint=hint)

    def _tags(self, entity: Entity | None) -> list[QWidget]:
        casus = self._desk.casus
        tags = entity.bouwstenen if entity is not None else ()
        return [label(f"{tag} {stone.label}" if (stone := stone_of(casus, tag)) else tag, look="chip") for tag in tags]

    def _twofold_link(self, entity: Entity | None) -> list[QWidget]:
        """That copies differ about the thing as a whole, or about something that has no field here."""
        found = self._desk.twofold.fields(key_of(entity)) if entity is not None else frozenset[str]()
        shown = {spec.name for spec in FIELDS.get(entity.kind_of, ())} if entity is not None else set[str]()
        if found <= shown:
            return []
        text = tr("⚠ weg of niet?") if EXISTS in found else tr("⚠ twee antwoorden")
        return [button(text, lambda: self._desk.action_wanted.emit(ActionId.FORKS), look="doubt")]

    def _add(self, verb: Any, person: Person) -> None:  # noqa: ANN401 - a verb on a person
        if self._desk.run(lambda: verb(self._desk.session, person.id)) is not None:
            self.edit_first()

    # --- editing -------------------------------------------------------------------------------------------------

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        entity = self._entity
        if entity is None or self._desk.session.read_only:
            return
        fields = _event_fields(entity, name, value) if isinstance(entity, Event) else {name: value}
        if any(getattr(entity, field) != new for field, new in fields.items()):
            self._desk.run(lambda: _edit(self._desk, key_of(entity), fields))


def _edit(desk: Desk, key: Key, fields: dict[str, Any]) -> None:
    session = desk.session
    if key.kind is Kind.PERSON:
        family.edit_person(session, key.id, **fields)
    elif key.kind is Kind.EVENT:
        history.edit_event(session, key.id, **fields)
    elif key.kind is Kind.PARTNERSHIP:
        family.edit_partnership(session, key.id, **fields)
    elif key.kind is Kind.BOND:
        bonds.edit_bond(session, key.id, **fields)
    elif key.kind is Kind.HOUSEHOLD:
        households.edit_household(session, key.id, **fields)
    elif key.kind is Kind.RESIDENCE:
        households.edit_residence(session, key.id, **fields)
    elif key.kind is Kind.CONDITION:
        conditions.edit_condition(session, key.id, **fields)
    elif key.kind in {Kind.INVOLVEMENT, Kind.SUPPORT}:
        network.edit_network(session, key, **fields)
    else:
        plan.edit_entity(session, key, **fields)


def _event_fields(event: Event, name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """One field of an event may move another: 'sinds 2015' starts a period; 'nu' as end keeps it running."""
    if name == "date" and isinstance(value, VagueDate) and value.is_period:
        start, end, running = split_period(value)
        return {"date": start, "end": end or VagueDate(), "running": running, "period": True}
    if name == "end" and isinstance(value, VagueDate):
        running = value.as_typed.casefold() in RUNNING
        end = VagueDate() if running else value
        period = running or end.is_known or _is_period(event.kind)
        return {"end": end, "running": running, "period": period}
    if name == "kind":
        return {"kind": value, "period": event.end.is_known or event.running or _is_period(value)}
    return {name: value}


def _is_period(kind: str) -> bool:
    kinds = vocabulary().event_kinds
    return kind in kinds and kinds[kind].shape is Shape.PERIOD


def _top(form: Form) -> QWidget:
    page = QWidget()
    page.setLayout(column(form, 1))
    return page
