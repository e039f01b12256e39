"""A box of widgets that goes on in the next line, and Tab through what is laid out."""

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from werkbank.ui.flow import FlowBox
from werkbank.ui.reading_order import tab_through


def test_a_box_goes_on_in_the_next_line_and_is_as_high_as_it_needs(qtbot: QtBot) -> None:
    fields = [QLineEdit() for _ in range(3)]
    hidden = QLabel("weg")
    box = FlowBox(hidden, *fields, space=4)
    qtbot.addWidget(box)
    hidden.hide()
    size = fields[0].sizeHint()
    box.resize(size.width() * 2 + 4, 10)
    box.show()
    assert [(one.x() > 0, one.y() > 0) for one in fields] == [(False, False), (True, False), (False, True)]
    assert box.height() == 2 * size.height() + 4
    fields[2].hide()
    box.arrange()
    assert box.height() == size.height()


def test_tab_goes_in_the_order_of_the_layout_whenever_a_widget_was_made(qtbot: QtBot) -> None:
    page, layout = QWidget(), QVBoxLayout()
    qtbot.addWidget(page)
    first, last, boxed, late = (QLineEdit() for _ in range(4))
    box = FlowBox(boxed)
    layout.addWidget(first)
    layout.addWidget(last)
    page.setLayout(layout)
    layout.insertWidget(1, late)
    layout.insertWidget(1, box)
    tab_through(first, box, late, last)
    chain: list[QWidget | None] = [first]
    while len(chain) < 4 and chain[-1] is not None:
        chain.append(chain[-1].nextInFocusChain())
    assert [one for one in chain if isinstance(one, QLineEdit)][:2] == [first, boxed]
    assert boxed.nextInFocusChain() is late
    assert late.nextInFocusChain() is last
