"""The English catalogue proves that no text is hard-wired: every text of the program is in it, translated.

``python tools/catalogue.py`` adds what is missing; the translations are written by hand.
"""

import ast
import gettext
from string import Formatter

import pytest

from tests.helpers.source_tree import ROOT, modules
from tests.helpers.texts import calls, texts
from werkbank.i18n import languages, ntr, set_language, tr
from werkbank.i18n.resources import resource

OTHERS = [code for code in languages() if code != "nl"]


def catalogue(code: str) -> gettext.GNUTranslations:
    with resource("locale", code, "LC_MESSAGES", "werkbank.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def places(text: str) -> set[str]:
    """Return the names between braces, as in ``{naam}``."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_english_is_there() -> None:
    assert "en" in OTHERS


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated(code: str) -> None:
    known = catalogue(code)
    probe = _Missing()
    known.add_fallback(probe)
    for text in texts():
        probe.place = text.place
        if text.many:
            known.ngettext(text.one, text.many, 2)
        elif text.one:
            known.gettext(text.one)
    assert not probe.found, f"{len(probe.found)} texts without translation:\n" + "\n".join(sorted(probe.found))


@pytest.mark.parametrize("code", OTHERS)
def test_translations_keep_the_places_for_values(code: str) -> None:
    known = catalogue(code)
    wrong = []
    for text in texts():
        for source, spoken in _pairs(known, one=text.one, many=text.many):
            if places(source) != places(spoken):
                wrong.append(f"{text.place}: {source!r} -> {spoken!r}")
    assert not wrong, "\n".join(wrong)


def _pairs(known: gettext.GNUTranslations, *, one: str, many: str) -> list[tuple[str, str]]:
    if not one:
        return []
    if many:
        return [(many, known.ngettext(one, many, 2))]
    return [(one, known.gettext(one))]


def test_the_compiled_catalogue_is_that_of_the_written_one() -> None:
    from babel.messages.pofile import read_po

    with resource("locale", "en", "LC_MESSAGES", "werkbank.po").open("rb") as file:
        written = read_po(file, locale="en")
    known = catalogue("en")
    for message in written:
        if isinstance(message.id, str) and message.id and message.string:
            assert known.gettext(message.id) == message.string, "run tools/catalogue.py"


def test_no_text_is_built_before_it_is_translated() -> None:
    """An f-string, a sum or a format as first argument can be in no catalogue."""
    wrong = [
        call.place for call in calls() if call.arguments and isinstance(call.arguments[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not wrong, "\n".join(wrong)


def test_marked_texts_are_literals() -> None:
    """Only where ``mark`` is the one for texts: a drawing may call its own marks on a line that, too."""
    speaking = {str(module) for module in modules() if "werkbank.i18n.mark" in dict(module.imports())}
    marked = [call for call in calls() if call.function == "mark" and call.place.rpartition(":")[0] in speaking]
    assert marked, "no marked texts found: the list of callers is blind"
    wrong = [call.place for call in marked if not isinstance(call.arguments[0], ast.Constant)]
    assert not wrong, "\n".join(wrong)


def test_the_list_of_texts_sees_more_than_a_handful() -> None:
    assert len(list(texts())) > 20, f"no texts found below {ROOT.name}: the collector is blind"


def test_a_text_changes_with_the_language() -> None:
    set_language("en")
    assert tr("Er is geen beeldscherm om het venster op te tonen.") == "There is no screen to show the window on."
    assert ntr("{n} nergens vertaald ding", "{n} nergens vertaalde dingen", 2) == "2 nergens vertaalde dingen"


class _Missing(gettext.NullTranslations):
    """Asked only for what a catalogue lacks; remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.place = ""

    def gettext(self, message: str) -> str:
        self.found.add(f"{self.place}: {message!r}")
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.found.add(f"{self.place}: {msgid1!r} / {msgid2!r}")
        return msgid2
