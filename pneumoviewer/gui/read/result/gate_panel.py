"""What the checks in front of the models say of the radiograph shown, and the way past them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pneumoviewer.gui.text.gate import check_line, check_titles, shown_although
from pneumoviewer.gui.text.predictions import translated_note
from pneumoviewer.gui.widgets.labels import keep_lines, make_label, set_role
from pneumoviewer.gui.widgets.layouts import make_column

if TYPE_CHECKING:
    from pneumoviewer.core.results import GateCheck, GateResult


class GatePanel(QWidget):
    """One quiet line where all checks passed; else which failed, and a button that shows the result anyway."""

    result_demanded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = make_label(role="muted", wrap=True)
        keep_lines(self.said, 1)
        self.show_anyway = QPushButton(self.tr("&Show the result anyway"))
        self.show_anyway.clicked.connect(self.result_demanded)
        column = make_column(self.said, parent=self, margins=0, spacing=8)
        column.addWidget(self.show_anyway, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_gate(None, shown_anyway=False)

    def show_gate(self, gate: GateResult | None, *, shown_anyway: bool) -> None:
        """Show what a gate said.

        Parameters
        ----------
        gate : Gate or None
            None where nothing is known.
        shown_anyway : bool
            Whether the person has asked for the result although a check failed.
        """
        failed = gate.failed if gate is not None else ()
        self.show_anyway.setVisible(bool(failed) and not shown_anyway)
        set_role(self.said, "warning" if failed else "muted")
        if gate is None:
            text = ""
        elif failed:
            text = shown_although(failed) if shown_anyway else self._withheld(failed)
        else:
            count = len(gate.checks)
            text = self.tr("Checks passed: {count} of {count}").format(count=count)
        self.said.setText(text)
        self.said.setToolTip("\n".join(check_line(check) for check in gate.checks) if gate is not None else "")
        self.said.setAccessibleName(text)

    def _withheld(self, failed: tuple[GateCheck, ...]) -> str:
        template = (
            self.tr("The result is withheld because a check failed: {checks}.")
            if len(failed) == 1
            else self.tr("The result is withheld because checks failed: {checks}.")
        )
        reasons = [f"{check.text(translated_note)}." for check in failed]
        return "\n".join([template.format(checks=check_titles(failed)), *reasons])
