"""Make the one QApplication: our fonts, the Dutch texts of Qt itself, the look, and what happens when we fail.

Only PySide6, the tokens and the standard library are imported here: the unlock screen must be there at once.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from werkbank.i18n.resources import resource
from werkbank.ui.qt_dutch import MissingTexts
from werkbank.ui.theme import dress, theme_named

FIRST_FONTS = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")  # of the unlock screen
LATER_FONTS = (
    "AtkinsonHyperlegibleNext-Italic.ttf",
    "AtkinsonHyperlegibleNext-BoldItalic.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
)

STYLE = ("-style", "fusion")  # as words for Qt: setStyle() would wrap the style for Python, which takes 7 ms


def make_application(
    arguments: Sequence[str] = (), *, theme: str = "light", fonts: Sequence[str] = FIRST_FONTS + LATER_FONTS
) -> QApplication:
    """The application, dressed; the existing one when there is one already. ``fonts`` may leave some for later."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    forget_folders()
    app = QApplication([sys.argv[0], *arguments, *STYLE])
    app.setApplicationName("Werkbank")
    app.setDesktopFileName("werkbank")
    QLocale.setDefault(QLocale("nl_NL"))
    speak_dutch(app)
    load_fonts(fonts)
    dress(app, theme_named(theme))
    return app


def forget_folders() -> None:
    """Let Qt's own file dialog keep no list of visited folders: their names may be of families (not on Windows)."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def load_fonts(names: Sequence[str]) -> None:
    """Register shipped fonts, so that screen and paper use the same letters; one that is there already stays."""
    for name in names:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            logging.getLogger(__name__).error("font %s could not be loaded", name)


def speak_dutch(app: QApplication) -> tuple[QTranslator, ...]:
    """Let Qt's own windows speak Dutch; the translators that see to it."""
    ours, of_qt = MissingTexts(app), QTranslator(app)
    known = of_qt.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    asked = (of_qt, ours) if known else (ours,)  # the last that is installed is asked first
    for translator in asked:
        app.installTranslator(translator)
    return asked
