"""Sixteen examples of what a recipe's augmentation makes of the chosen data."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.fields.data import DataFields
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.engine.reply import Engine
from pneumoviewer.engine.requests import PreviewAugmentation
from pneumoviewer.gui.text.predictions import class_title
from pneumoviewer.gui.widgets.labels import error_sentence, keep_lines, make_label, set_role
from pneumoviewer.gui.widgets.layouts import make_column, make_row

if TYPE_CHECKING:
    from pneumoviewer.core.training.augmentation_preview import AugmentedExamples

ACROSS = 4
SIDE = 84
_SETTLED_MS = 200


class AugmentationPanel(QWidget):
    """Shows examples, which a training process draws.

    It submits requests only while it is seen and a process is ready, one at a time; the answer to a request that would
    be another by now is dropped, and that one submitted.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine: Engine | None = None
        self._ready = False
        self._about: tuple[Recipe, Path, ClassTable | None] | None = None
        self._why_not = ""
        self._draw = 0
        self._waiting = False
        self._answered: PreviewAugmentation | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._submit)
        self.pictures = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(ACROSS * ACROSS)]
        self.caption = make_label(role="muted", wrap=True)
        self.shuffle = QPushButton(self.tr("S&huffle"))
        self.shuffle.setToolTip(self.tr("Draw other changes of the same images"))
        self.shuffle.clicked.connect(self._on_shuffle_clicked)
        self._lay_out()
        self.set_question(None, None, self.tr("Choose a dataset folder"))

    def set_engine(self, engine: Engine) -> None:
        """Draw them by an engine, as soon as it is ready."""
        self._engine = engine

    def set_ready(self) -> None:
        """Say that there is a process that can draw them."""
        self._ready = True
        self._submit_next()

    def set_question(
        self, recipe: Recipe | None, folder: Path | None, why_not: str, classes: ClassTable | None = None
    ) -> None:
        """Say what is to be shown.

        Parameters
        ----------
        recipe : Recipe or None
            None while it cannot be used.
        folder : Path or None
            None while there is no data.
        why_not : str
            Why there is nothing to show, where one of them is missing.
        """
        about = (_seen(recipe), folder, classes) if recipe is not None and folder is not None else None
        if about is not None and about == self._about:
            return
        self._about, self._why_not = about, why_not
        self._submit_next()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is to be seen now."""
        super().showEvent(event)
        self._submit_next()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing that nobody sees."""
        super().hideEvent(event)
        self._settled.stop()

    def _request(self) -> PreviewAugmentation | None:
        if self._about is None:
            return None
        recipe, folder, classes = self._about
        return PreviewAugmentation(recipe, folder, self._draw, classes)

    def _submit_next(self) -> None:
        request = self._request()
        random = request is not None and (request.recipe.augmentation != "none" or request.recipe.delivery > 0)
        self.shuffle.setEnabled(random and self._ready)
        if request is None:
            self._answered = None
            self._settled.stop()
            self._clear(self._why_not)
        elif not self._ready:
            self._clear(self.tr("The training process is being prepared …"))
        elif request != self._answered:
            self._say(self.tr("Examples are being drawn …"))
            if self.isVisible():
                self._settled.start()

    def _submit(self) -> None:
        request = self._request()
        if request is not None and self._engine is not None and not self._waiting:
            self._waiting = True
            self._engine.submit(request).then(partial(self._on_drawn, request), partial(self._on_failed, request))

    def _on_drawn(self, request: PreviewAugmentation, examples: AugmentedExamples) -> None:
        if self._is_answered(request):
            self._show(examples)

    def _on_failed(self, request: PreviewAugmentation, error: PneumoError) -> None:
        if self._is_answered(request):
            self._clear(error_sentence(error), wrong=True)

    def _is_answered(self, request: PreviewAugmentation) -> bool:
        """Say whether the request that was answered is still the one to be shown; submit that one where it is not."""
        self._waiting = False
        if self._request() == request:
            self._answered = request
            return True
        self._submit_next()
        return False

    def _on_shuffle_clicked(self) -> None:
        self._draw += 1
        self._submit_next()

    def _show(self, examples: AugmentedExamples) -> None:
        for label in self.pictures:
            label.clear()
        ratio = self.devicePixelRatioF()
        for label, picture, name in zip(self.pictures, examples.pictures, examples.classes, strict=False):
            height, width = picture.shape
            image = QImage(picture.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
            side = round(SIDE * ratio)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            pixmap = QPixmap.fromImage(image).scaled(side, side, keep, Qt.TransformationMode.SmoothTransformation)
            pixmap.setDevicePixelRatio(ratio)
            label.setPixmap(pixmap)
            label.setToolTip(class_title(name))
            label.setAccessibleName(class_title(name))
        if examples.changed:
            self._say(self.tr("Training images at the model's size, changed at random: every epoch shows others."))
        else:
            self._say(self.tr("No augmentation: the pictures as they are."))

    def _clear(self, text: str, *, wrong: bool = False) -> None:
        for label in self.pictures:
            label.clear()
            label.setToolTip("")
        self._say(text, wrong=wrong)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        set_role(self.caption, "error" if wrong else "muted")
        self.caption.setText(text)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, label in enumerate(self.pictures):
            label.setFixedSize(QSize(SIDE, SIDE))
            label.setProperty("picture", True)
            grid.addWidget(label, number // ACROSS, number % ACROSS)
        grid.setColumnStretch(ACROSS, 1)
        keep_lines(self.caption, 3)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        below = make_row((self.caption, 1), spacing=16)
        below.addWidget(self.shuffle, 0, Qt.AlignmentFlag.AlignTop)
        make_column(grid, below, None, parent=self, margins=(0, 12, 0, 0), spacing=8)


def _seen(recipe: Recipe) -> Recipe:
    """Return a recipe that is equal for all that look the same: only what is done to the images is its own."""
    look = {field.name: getattr(recipe, field.name) for field in fields(DataFields)}
    return replace(_PLAIN, **look, seed=recipe.seed)


_PLAIN = Recipe(id="examples", title="", architecture="mlp", composition="single")
