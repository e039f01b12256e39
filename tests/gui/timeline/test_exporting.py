"""Saving the timeline: what stands on the screen goes on paper, with a preview, a warning and a line in the log."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import desk_of, view_of
from tests.helpers.pdf import texts_of
from werkbank.app.timeline_files import Choice, Form, pages_of
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.sifting import Sieve
from werkbank.ui.timeline import exporting
from werkbank.ui.timeline.exporting import SaveDialog, save, wanted_from, written


@pytest.mark.parametrize(("form", "starts"), [(Form.PDF, b"%PDF"), (Form.SVG, b"<svg"), (Form.PNG, b"\x89PNG")])
def test_every_kind_of_file_can_be_saved(qtbot: QtBot, tmp_path: Path, form: Form, starts: bytes) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    logged: list[str] = []
    desk.session.memory.log = lambda kind, *, detail: logged.append(f"{kind} {detail}")  # type: ignore[attr-defined]
    with qtbot.waitSignal(desk.noticed) as noticed:
        save(view, Choice(form=form), tmp_path / "tijdlijn")
    assert (tmp_path / f"tijdlijn.{form}").read_bytes().startswith(starts)
    assert logged == [f"export tijdlijn-{form}:team"]
    assert "buiten de kluis" in noticed.args[0]


def test_filter_and_lanes_of_the_screen_are_followed(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    view.sights.choose(Sieve(kinds=frozenset({"ots"})))
    view._group(str(Grouping.KIND))
    wanted = wanted_from(view)
    assert wanted.filtered == "OTS"
    assert wanted.grouping is Grouping.KIND
    told = " ".join(texts_of(written(view, Choice())))
    assert "Niet getoond: 10 gebeurtenissen (filter: OTS)." in told
    assert "voetbalt" not in told


def test_the_preview_shows_the_pages_that_are_written(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    dialog = SaveDialog(view)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.preview.pages), timeout=5000)
    made = pages_of(desk.casus, dialog.choice, today=desk.session.today, wanted=wanted_from(view))
    assert dialog.preview.pages == list(made.pages)
    assert "1 blad met de tekening, kleinste letter" in dialog._told.text()


def test_who_may_see_it_is_said_for_each_reader(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    dialog = SaveDialog(view)
    qtbot.addWidget(dialog)
    assert "Alleen voor het team" in dialog._warning.text()
    dialog._reader.setCurrentIndex(dialog._reader.findText("Mo"))
    assert dialog.choice.reader is not None
    assert "Alleen wat Mo mag zien" in dialog._warning.text()
    assert dialog.choice.logged == f"tijdlijn-pdf:{dialog.choice.reader.kind}"
    told = " ".join(texts_of(written(view, dialog.choice)))
    assert "Theo" not in told  # shared with the team alone
    qtbot.waitUntil(lambda: bool(dialog.preview.pages), timeout=5000)


def test_paper_is_for_pdf_and_one_sheet_not_for_tiles(qtbot: QtBot) -> None:
    dialog = SaveDialog(view_of(qtbot, desk_of()))
    qtbot.addWidget(dialog)
    dialog._one.setChecked(True)
    before = dialog.choice
    assert before.one
    dialog._paper.setCurrentIndex(dialog._paper.findData("A4-tiled"))
    assert not dialog._one.isEnabled()
    assert not dialog.choice.one
    dialog._form.setCurrentIndex(dialog._form.findData("svg"))
    assert not dialog._paper.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.preview.pages), timeout=5000)


def test_an_empty_timeline_and_a_picture_too_large_are_refused(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KnownError, match="geen gebeurtenis"):
        wanted_from(view_of(qtbot, desk_of(Casus())))
    monkeypatch.setattr(exporting, "MOST_PIXELS", 1000)
    with pytest.raises(KnownError, match="te groot"):
        written(view_of(qtbot, desk_of()), Choice(form=Form.PNG))
