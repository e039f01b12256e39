"""The texts that stand in fields and are not said yet: found before locking, put back after it.

A field is known by the chain of widgets around it (class and name), and by its number among equal ones. Only what
somebody typed counts (Qt marks a field that a person changed); fields for passwords are never looked into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from werkbank.store.drafts import LONGEST, Draft

Field = QLineEdit | QPlainTextEdit | QTextEdit
KINDS: tuple[type[Field], ...] = (QLineEdit, QPlainTextEdit, QTextEdit)


def typed_texts(action: str = "") -> list[Draft]:
    """Every text on screen that somebody typed and that may not be said yet; ``action`` opened what is on top."""
    found = []
    for path, number, field in _fields():
        text = text_of(field)
        if text.strip() and _is_changed(field):
            label = field.accessibleName() or field.objectName()
            found.append(Draft(path, number, label, text[:LONGEST], action, field.hasFocus()))
    return found


def put_back(draft: Draft) -> bool:
    """Put a text back where it stood; False when that field is not on screen now."""
    for path, number, field in _fields():
        if (path, number) == (draft.path, draft.number):
            if text_of(field) != draft.text:
                _fill(field, draft.text)
            if draft.has_keyboard:
                field.setFocus()
            return True
    return False


def stands(draft: Draft) -> bool:
    """Whether its field is on screen and holds this text already."""
    return any(
        (path, number) == (draft.path, draft.number) and text_of(field).strip() == draft.text.strip()
        for path, number, field in _fields()
    )


def windows() -> set[str]:
    """The windows on screen now, as they stand at the end of a path."""
    return {path_of(window)[-1] for window in QApplication.topLevelWidgets() if window.isVisible()}


def text_of(field: Field) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fields() -> Iterator[tuple[tuple[str, ...], int, Field]]:
    """Every field for open text on screen, with its path and number."""
    seen: Counter[tuple[str, ...]] = Counter()
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        for kind in KINDS:
            found: list[Any] = window.findChildren(kind)
            for field in found:
                if not field.isVisible() or field.isReadOnly() or _is_secret(field):
                    continue
                path = path_of(field)
                yield path, seen[path], field
                seen[path] += 1


def path_of(field: QWidget) -> tuple[str, ...]:
    """The field and what it stands in; a dialog ends the path, whichever window it belongs to."""
    chain: list[str] = []
    at: QWidget | None = field
    while at is not None:
        chain.append(f"{type(at).__name__}#{at.objectName() or (at.accessibleName() if at is field else '')}")
        at = None if at.isWindow() else at.parentWidget()
    return tuple(chain)


def _is_secret(field: Field) -> bool:
    """Hidden, or marked: a new passphrase is shown while it is chosen and may yet stand in no file."""
    marked = bool(field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData)
    return marked or (isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal)


def _is_changed(field: Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _fill(field: Field, text: str) -> None:
    """As if it were typed, so that whoever listens hears of it."""
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setModified(True)
        field.textEdited.emit(text)
    else:
        field.setPlainText(text)
        field.document().setModified(True)
