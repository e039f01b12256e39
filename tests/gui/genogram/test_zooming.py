"""While somebody zooms the picture of before grows and shrinks in place; at rest it is the sharp picture itself."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks.made_family import casus as made_casus
from tests.gui.genogram.made import shown
from tests.helpers.family import session
from werkbank.ui.genogram.view import GenogramView

pytestmark = pytest.mark.usefixtures("qapp")

FAMILY = made_casus(persons=30, events=0)
PAPER = 225  # of 255: what is lighter is no ink


def wheel(view: GenogramView, turns: int) -> None:
    """So many turns of the wheel with Ctrl: nearer when positive."""
    at = QPointF(view.viewport().rect().center())
    for _ in range(abs(turns)):
        event = QWheelEvent(
            at, QPointF(view.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 if turns > 0 else -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)


def ink(image: QImage) -> tuple[float, float, float]:
    """How dark the paper is in all, and where the middle of that is: a blur changes neither much."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, data = grey.bytesPerLine(), bytes(grey.constBits())
    found = [(*divmod(n, wide), PAPER - shade) for n, shade in enumerate(data) if shade < PAPER and n % wide < 900]
    whole = sum(dark for *_, dark in found)
    return whole, sum(x * dark for _, x, dark in found) / whole, sum(y * dark for y, _, dark in found) / whole


def fresh(view: GenogramView) -> QImage:
    """The paper with nothing kept of before."""
    day = view.desk.session.as_of
    view.paper.forget()
    view.paper.show(view.family.ink(view.desk.casus), day=day, palette=view.theme.palette)
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("turns", [3, -2, 5])
def test_the_picture_scales_in_place_and_is_sharp_at_rest(turns: int) -> None:
    with shown(session(FAMILY)) as view:
        wheel(view, turns)
        during = view.viewport().grab().toImage()
        view.zooming.finish()
        sharp = view.viewport().grab().toImage()
        assert sharp != during, "scaled pixels are not the sharp ones, or this proves nothing"
        whole, x, y = ink(sharp)
        assert ink(during)[0] == pytest.approx(whole, rel=0.25)
        assert ink(during)[1:] == pytest.approx((x, y), abs=4)
        assert sharp == fresh(view)


def test_rest_comes_by_itself() -> None:
    with shown(session(FAMILY)) as view:
        wheel(view, 2)
        while view.zooming.moving:
            QApplication.processEvents()
        assert view.viewport().grab().toImage() == fresh(view)


def test_what_comes_into_view_is_there_at_once() -> None:
    with shown(session(FAMILY)) as view:
        view.camera.nearer(1.6 / view.camera.zoom)
        wheel(view, -6)
        during = ink(view.viewport().grab().toImage())[0]
        view.zooming.finish()
        sharp = view.viewport().grab().toImage()
        assert during > ink(sharp)[0] * 0.5
        assert sharp == fresh(view)


def test_sliding_and_zooming_leave_nothing_behind() -> None:
    with shown(session(FAMILY)) as view:
        for year, turns in ((1960, 2), (1999, -3), (1987, 4), (2010, -1)):
            view.desk.session.move_cursor(date(year, 5, 1))
            wheel(view, turns)
            view.desk.session.move_cursor(date(year + 1, 5, 1))
            QApplication.processEvents()
        view.zooming.finish()
        view.slide.finish()
        assert view.viewport().grab().toImage() == fresh(view)


def test_one_press_of_a_key_is_sharp_at_once() -> None:
    with shown(session(FAMILY)) as view:
        view.zoom_in()
        assert not view.zooming.moving
        assert view.viewport().grab().toImage() == fresh(view)
