"""Verbs on the way of working: own wording of a list, sets in use, notes and open questions at a bouwsteen.

Words go back to those of the program by taking the ``Wording`` out; words that say the same as those of the program
are never kept. Everything is one undo step each, in this casus only: a file carries wording to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.own_rows import fitted
from werkbank.app.session import Key, Session
from werkbank.i18n import tr
from werkbank.journal.edit import Edit
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import BouwsteenNote, Question, Wording
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.sets import BOUWSTENEN, TITLES, Stone, free_own_row, is_own_row, label_of, shipped, wording_of

WORDS = ("label", "aim", "questions")


def reword(session: Session, stone: Stone, **words: Any) -> None:  # noqa: ANN401 - label, aim or questions
    """Give a row of a list other words; typing in one field is one undo step.

    Raises:
        KnownError: the new name is empty or belongs to another row of the list.
    """
    _check_label(session, stone, words.get("label"))
    with session.open.transaction(ActionId.EDIT_WORDING, subject=stone.label, typing=True) as edit:
        _lay(edit, stone.of_list, stone.id, {name: getattr(stone, name) for name in WORDS} | words)


def restore(session: Session, stone: Stone) -> None:
    """Go back to the words that the program came with; an own row has none and stays as it is."""
    words = wording_of(session.casus, stone.of_list, stone.id)
    if words is None or stone.is_own:
        return
    with session.open.transaction(ActionId.RESTORE_WORDING, subject=stone.label) as edit:
        _take_out(edit, words)


def add_stone(session: Session, *, of_list: str = BOUWSTENEN, label: str = "") -> str:
    """A row of the team's own at the end of a list; its id."""
    row = free_own_row(session.casus)
    named = label or tr("Nieuwe regel {id}", id=row)
    with session.open.transaction(ActionId.ADD_BOUWSTEEN, subject=named) as edit:
        edit.add(Wording(id=EntityId(f"{of_list}-{row}"), of_list=of_list, row=row, label=named))
    return row


def drop_stone(session: Session, stone: Stone, *, dropped: bool = True) -> None:
    """Take a row out of the list of this casus, or back in; what it was given to keeps it."""
    with session.open.transaction(ActionId.DROP_BOUWSTEEN, subject=stone.label) as edit:
        words = wording_of(edit.casus, stone.of_list, stone.id)
        entity = words or Wording(id=_id(stone.of_list, stone.id), of_list=stone.of_list, row=stone.id)
        after = edit.put(entity.but(dropped=dropped))
        if not _says_anything(after):
            edit.remove(Kind.WORDING, after.id)


def use_set(session: Session, name: str, *, wanted: bool) -> None:
    """Work with an optional set as well, or no longer; what it was given to keeps it."""
    with session.open.transaction(ActionId.USE_SET, subject=tr(TITLES[name])) as edit:
        others = tuple(each for each in edit.casus.sheet.sets if each != name)
        edit.put(edit.casus.sheet.but(sets=(*others, name) if wanted else others))


def take_wording(session: Session, rows: Iterable[Stone], *, subject: str = "") -> int:
    """Take over the wording of a file, as one undo step; how many rows it changed.

    Raises:
        KnownError: a row has the name of another row here; nothing comes in then.
    """
    changed = 0
    with session.open.transaction(ActionId.READ_WORDING, subject=subject) as edit:
        for stone in fitted(edit.casus, tuple(rows)):
            before = edit.casus.wordings
            _lay(edit, stone.of_list, stone.id, {name: getattr(stone, name) for name in WORDS}, dropped=stone.dropped)
            changed += edit.casus.wordings != before
    return changed


def renumbered(session: Session, rows: Sequence[Stone]) -> list[tuple[str, str]]:
    """Of the rows that get another id here: their name and that id. Raises ``KnownError`` as :func:`take_wording`."""
    here = fitted(session.whole, rows)
    return [(one.label, one.id) for row, one in zip(rows, here, strict=True) if row.id != one.id]


def add_note(session: Session, row: str, text: str, *, in_session: str = "") -> BouwsteenNote | None:
    """Write something down at a bouwsteen, today, perhaps in a session; nothing when there is no text."""
    if not text.strip():
        return None
    with session.open.transaction(ActionId.ADD_NOTE, subject=label_of(session.casus, row)) as edit:
        today = from_edtf(session.today.isoformat())
        note = BouwsteenNote(id=edit.new_id(), session=in_session, on=today, text=text.strip(), bouwstenen=(row,))
        return edit.add(note)


def edit_item(session: Session, key: Key, **fields: Any) -> None:  # noqa: ANN401 - fields of the item
    """Give a note or an open question other words."""
    entity = session.casus.get(key.kind, key.id)
    if entity is not None:
        with session.open.transaction(ActionId.EDIT_NOTE, typing=True) as edit:
            edit.change(entity, **fields)


def ask(session: Session, row: str, text: str) -> Question | None:
    """An open question at a bouwsteen; one that is open there already is not asked twice."""
    asked = text.strip()
    if not asked or any(q.text == asked for q in open_questions(session, row)):
        return None
    with session.open.transaction(ActionId.ADD_QUESTION, subject=label_of(session.casus, row)) as edit:
        return edit.add(Question(id=edit.new_id(), text=asked, bouwstenen=(row,)))


def close_question(session: Session, question: EntityId, *, by: str) -> None:
    """Say what answers a question; an empty text opens it again."""
    found = session.casus.questions.get(question)
    if found is not None:
        with session.open.transaction(ActionId.CLOSE_QUESTION, subject=found.text) as edit:
            edit.change(found, closed_by=by.strip())


def open_questions(session: Session, row: str) -> tuple[Question, ...]:
    """The questions at a bouwsteen that nothing answers yet."""
    return tuple(q for q in session.casus.questions.values() if row in q.bouwstenen and not q.closed_by.strip())


def _lay(edit: Edit, of_list: str, row: str, words: dict[str, Any], *, dropped: bool = False) -> None:
    """Keep the words that differ from those of the program; nothing differs: nothing is kept."""
    known = shipped(of_list).get(row)
    differing = {name: value for name, value in words.items() if known is None or value != getattr(known, name)}
    before = wording_of(edit.casus, of_list, row)
    entity = before or Wording(id=_id(of_list, row), of_list=of_list, row=row)
    cleared: dict[str, Any] = {"label": "", "aim": "", "questions": ()}
    after = entity.but(**{**cleared, **differing, "dropped": dropped})
    if _says_anything(after):
        if after != before:
            edit.put(after)
    elif before is not None:
        _take_out(edit, before)


def _says_anything(words: Wording) -> bool:
    return bool(words.label or words.aim or words.questions or words.dropped or is_own_row(words.row))


def _take_out(edit: Edit, words: Wording) -> None:
    """All wordings of this row: two copies of a casus may each have brought one."""
    for other in list(edit.casus.wordings.values()):
        if (other.of_list, other.row) == (words.of_list, words.row):
            edit.remove(Kind.WORDING, other.id)


def _id(of_list: str, row: str) -> EntityId:
    return EntityId(f"{of_list}-{row}")


def _check_label(session: Session, stone: Stone, label: str | None) -> None:
    from werkbank.model.sets import stones
    from werkbank.model.vocabulary import fold

    if label is None:
        return
    if not label.strip():
        remedy = tr("Vul een naam in, of kies ‘Terug naar de woorden van de Werkbank’.")
        raise KnownError(tr("Een regel van de lijst heeft een naam nodig."), remedy=remedy, code="wording-empty")
    others = (s for s in stones(session.casus, stone.of_list, dropped=True) if s.id != stone.id)
    if any(fold(other.label) == fold(label) for other in others):
        text = tr("‘{naam}’ staat al in deze lijst.", naam=label)
        raise KnownError(text, remedy=tr("Kies een andere naam."), code="wording-taken")
