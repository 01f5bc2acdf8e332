"""Hands and eyes for tests of the weighting dialog: real mouse and key events, and waiting for the background."""

import time

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest

WAIT = 20.0


def wait_for(answer, seconds=WAIT):
    """Let QGIS work until something is true."""
    until = time.monotonic() + seconds
    while not answer() and time.monotonic() < until:
        QgsApplication.processEvents()
        time.sleep(0.01)
    assert answer()


def click(widget, place=None):
    """Click a widget, in its middle unless said otherwise."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or QPoint())


def key(widget, *keys):
    """Press keys in a widget; text is typed, pairs are a key with its modifier."""
    for each in keys:
        if isinstance(each, str):
            QTest.keyClicks(widget, each)
        elif isinstance(each, tuple):
            QTest.keyClick(widget, each[1], each[0])
        else:
            QTest.keyClick(widget, each)


def pick(button, text):
    """Open the menu of a button by the mouse and choose an entry by the keyboard."""
    chosen = []

    def choose():
        menu = button.menu()
        for action in menu.actions():
            if action.text() == text and action.isEnabled():
                menu.setActiveAction(action)
                chosen.append(text)
                key(menu, Qt.Key.Key_Return)
                break
        # A menu that stays open would hold the test for ever.
        menu.close()

    QTimer.singleShot(100, choose)
    click(button)
    wait_for(lambda: not button.menu().isVisible())
    assert chosen == [text]


def click_cell(table, row, column):
    """Click a cell of a table."""
    item = table.item(row, column)
    table.scrollToItem(item)
    click(table.viewport(), table.visualItemRect(item).center())


def write_cell(table, row, column, text):
    """Click a cell of a table, write over it and press Enter."""
    click_cell(table, row, column)
    key(table, Qt.Key.Key_F2)
    field = table.viewport().focusWidget() or table.focusWidget()
    field.selectAll()
    key(field, Qt.Key.Key_Delete, text, Qt.Key.Key_Return)
    # Qt takes over what was written when it is at rest.
    QgsApplication.processEvents()


def at_rest(window):
    """Wait until nothing is read or worked out any more."""
    wait_for(lambda: not window.editor.busy)
