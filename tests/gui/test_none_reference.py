"""PySide6 6.12.0 lost a reference to None in every void call on Python 3.11, until the process aborted."""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

CALLS = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("radiograph")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
