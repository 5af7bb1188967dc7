"""The arrange bar: what of the work list is shown, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from pneumoviewer.core.worklist.arrangement import Arrangement
from pneumoviewer.core.worklist.worklist import WorkList
from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.widgets.layouts import make_row


class ArrangeBar(QWidget):
    """A place to type a part of a name, and a menu of orders and kinds."""

    def __init__(self, work_list: WorkList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work_list = work_list
        self.words = QLineEdit(placeholderText=self.tr("Filter by name"), clearButtonEnabled=True)
        self.words.setAccessibleName(self.tr("Filter by name"))
        set_tooltip("read.filter", self.words, self.tr("Show those whose name holds this"))
        self.menu = QMenu(self)
        self._add_choices(
            "order",
            self.tr("Order"),
            {
                "added": self.tr("As added, patients together"),
                "name": self.tr("By name"),
                "pneumonia": self.tr("Likeliest pneumonia first"),
                "confidence": self.tr("Least certain first"),
                "decision": self.tr("By decision"),
            },
        )
        self.menu.addSeparator()
        self._add_choices(
            "kind",
            self.tr("Show"),
            {
                "all": self.tr("All"),
                "normal": self.tr("Suggests normal"),
                "pneumonia": self.tr("Suggests pneumonia"),
                "doubted": self.tr("A check failed"),
                "failed": self.tr("Not read or not predicted"),
                "waiting": self.tr("Waiting"),
            },
        )
        self.choose = QToolButton()
        self.choose.setIcon(THEME.icon("list-filter"))
        self.choose.setMenu(self.menu)
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choose.setProperty("menu", True)
        self.choose.setCheckable(True)
        self.choose.setAccessibleName(self.tr("Order and kinds shown"))
        make_row((self.words, 1), self.choose, parent=self, margins=0, spacing=4)
        self.words.textChanged.connect(self._on_words_changed)
        work_list.arranged.connect(self._show_arrangement)
        self._show_arrangement()

    def _add_choices(self, field: str, title: str, choices: Mapping[str, str]) -> None:
        section = self.menu.addAction(title)
        section.setEnabled(False)
        group = QActionGroup(self)
        for key, text in choices.items():
            action = self.menu.addAction(text)
            action.setCheckable(True)
            action.setData((field, key))
            group.addAction(action)
        group.triggered.connect(
            lambda action: self._arrange(replace(self._work_list.arrangement, **dict([action.data()])))
        )

    def _on_words_changed(self, words: str) -> None:
        self._arrange(replace(self._work_list.arrangement, words=words.strip()))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._work_list.arrange(arrangement)

    def _show_arrangement(self) -> None:
        now = self._work_list.arrangement
        chosen = [a for a in self.menu.actions() if a.data() and getattr(now, a.data()[0]) == a.data()[1]]
        for action in chosen:
            action.setChecked(True)
        words = " · ".join(action.text() for action in chosen)
        self.choose.setChecked(replace(now, words="") != Arrangement())
        self.choose.setToolTip(self.tr("Order and kinds shown: {now}").format(now=words))
        self.choose.setAccessibleDescription(words)
