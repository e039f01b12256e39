"""What was copied here stays on the clipboard for half a minute, and not after locking; no program may keep it.

Every copy is marked with the signs that managers of passwords use, so that histories of the clipboard leave it out
(KDE, Windows, macOS). It is cleared only when it is still ours: what somebody copied elsewhere since is theirs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from werkbank.i18n import tr
from werkbank.ui.timers import Debounce

STAYS_MS = 30_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"",
}
_MARK = "x-kde-passwordManagerHint"


class ClipboardGuard(QObject):
    """Watches the clipboard while somebody works."""

    def __init__(self, parent: QObject, *, said: Callable[[str], object], milliseconds: int = STAYS_MS) -> None:
        super().__init__(parent)
        self._said = said
        self._later = Debounce(self, self._forget, milliseconds=milliseconds)
        self._marking = self._ours = False
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._changed)

    @property
    def holds_ours(self) -> bool:
        """Whether what stands there was copied here."""
        return self._ours and self._clipboard.ownsClipboard()

    def clear(self) -> bool:
        """Take away what is ours; whether there was something."""
        self._later.drop()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        if not self.holds_ours:
            return False
        self._ours = False
        self._clipboard.clear()
        return True

    def stop(self) -> None:
        """Nobody works any more."""
        self.clear()
        self._clipboard.dataChanged.disconnect(self._changed)

    def _changed(self) -> None:
        if self._marking:
            return
        held: QMimeData | None = self._clipboard.mimeData()  # none at all when it was cleared
        self._ours = self._clipboard.ownsClipboard() and held is not None and bool(held.formats())
        if not self._ours:
            self._later.drop()
            return
        if held is not None and not held.hasFormat(_MARK):
            self._mark(held)
        self._later.call()

    def _mark(self, held: QMimeData) -> None:
        """Put the same there again, with the signs."""
        self._marking = True
        try:
            self._clipboard.setMimeData(with_hints(held))
        finally:
            self._marking = False

    def _forget(self) -> None:
        if self.clear():
            self._said(tr("Het klembord is gewist: wat je in Werkbank kopieert, blijft er een halve minuut op staan."))


def with_hints(given: QMimeData) -> QMimeData:
    """The same content, marked as something that nobody should keep."""
    made = QMimeData()
    for form in given.formats():
        made.setData(form, given.data(form))
    if given.hasImage():
        made.setImageData(given.imageData())
    if given.hasText():
        made.setText(given.text())
    if given.hasHtml():
        made.setHtml(given.html())
    for form, value in HINTS.items():
        made.setData(form, value)
    return made
