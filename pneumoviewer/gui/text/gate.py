"""Texts of the gate: the checks in front of the models."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.results import GateCheck


def shown_although(failed: Iterable[GateCheck]) -> str:
    """Return how a result is marked that is shown although checks failed."""
    return QCoreApplication.translate("gate", "Shown although a check failed: {checks}").format(
        checks=check_titles(failed)
    )


def check_line(check: GateCheck) -> str:
    """Return a check and how it ended, in a few words."""
    translate = QCoreApplication.translate
    state = translate("gate", "passed") if check.passed else translate("gate", "failed")
    return translate("gate", "{check}: {state}").format(check=_title(check.name), state=state)


def check_titles(checks: Iterable[GateCheck]) -> str:
    """Return what checks are called, in one line."""
    return ", ".join(_title(check.name) for check in checks)


def _title(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "colour": translate("gate", "colour"),
        "size": translate("gate", "size"),
        "contrast": translate("gate", "contrast"),
        "grain": translate("gate", "grain"),
        "modality": translate("gate", "modality"),
        "body part": translate("gate", "part of the body"),
        "view": translate("gate", "view"),
        "age": translate("gate", "age"),
        "likeness": translate("gate", "likeness to the training radiographs"),
        "polarity": translate("gate", "polarity"),
    }.get(name, name)
