"""The dialog that a training starts from; made from the recipe's fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QScrollArea, QTabWidget, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.find import check_run_name, free_run_name
from pneumoviewer.core.models.catalogue import classes_of, count_parameters
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe, recipes
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.protocol import Ready
from pneumoviewer.engine.reply import Engine
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.kit.screen import available_size
from pneumoviewer.gui.kit.theme import follow_theme, scaled, text_is_large
from pneumoviewer.gui.train.new import practice_data
from pneumoviewer.gui.train.new.augmentation_panel import AugmentationPanel
from pneumoviewer.gui.train.new.data_panel import DataPanel
from pneumoviewer.gui.train.new.form import RecipeForm
from pneumoviewer.gui.train.new.rate_panel import RatePanel
from pneumoviewer.gui.train.new.recipe_box import RecipeBox
from pneumoviewer.gui.widgets.labels import error_sentence, keep_lines, make_label, reason_words, set_role
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, make_column, make_row

FIRST_RECIPE = "pseudo-resnet"  # the default model's takes hours
_NOTE_LINES = 4


class NewTrainingDialog(QDialog):
    """Chooses recipe, data and name of a training.

    Parameters
    ----------
    recipe_id : str
        The recipe shown first.
    """

    start_requested = Signal(object)  # Job

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        recipe_id: str = FIRST_RECIPE,
        practice_images: int = practice_data.IMAGES,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New training"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._name_is_own = False
        self._recipes = RecipeBox(recipes())
        self._recipes.setCurrentIndex(self._recipes.findData(recipe_id))
        self._recipe_notes = make_label(role="muted", wrap=True)
        self._recipe_notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._form = RecipeForm(find_recipe(recipe_id))
        self._data = DataPanel(practice_images=practice_images)
        self._rate = RatePanel()
        self._augmentation = AugmentationPanel()
        self._tabs = QTabWidget()
        self._name = QLineEdit()
        self._name_problem = make_label(role="error", wrap=True)
        self._facts = make_label(role="muted", wrap=True)
        self._device = make_label(self.tr("The training process is being prepared …"), "muted", wrap=True)
        self._reason = make_label(role="error", wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Reset)
        self._start = self._buttons.addButton(self.tr("&Start training"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._recipes.currentIndexChanged.connect(self._on_recipe_chosen)
        self._form.changed.connect(self._on_changed)
        self._data.changed.connect(self._on_changed)
        self._name.textEdited.connect(self._on_name_edited)
        self._buttons.accepted.connect(self._on_start_clicked)
        self._buttons.rejected.connect(self.reject)
        self._reset.clicked.connect(self._form.reset)
        self.finished.connect(self._data.close_jobs)
        self._on_recipe_chosen()
        self._data.restore_folder()

    @property
    def job(self) -> Job | None:
        """The training as it is in the dialog; None where it cannot start."""
        recipe = self._form.recipe
        if recipe is None or self._why_not():
            return None
        folder = models_dir() / self._name.text()
        most = load_settings().max_megapixels
        return Job(recipe, self._data.folder, folder, classes=self._data.class_table, max_megapixels=most)

    def use_practice_data(self) -> None:
        """Draw the practice data where there is none yet, and choose it."""
        self._data.use_practice_data()

    def show_device(self, ready: Ready) -> None:
        """Say where the training will compute, and why."""
        self._device.setText(
            self.tr("Computes on {device}: {reason}").format(
                device=ready.device.upper(), reason=reason_words(ready.device_reason)
            )
        )
        self._augmentation.set_ready()

    def set_engine(self, engine: Engine) -> None:
        """Draw examples of the augmentation by an engine, as soon as it is ready."""
        self._augmentation.set_engine(engine)

    def _lay_out(self) -> None:
        self._name.setAccessibleName(self.tr("Name"))
        self._start.setProperty("accent", True)
        self._reset: QPushButton = self._buttons.button(QDialogButtonBox.StandardButton.Reset)
        self._reset.setText(self.tr("&Reset to the recipe"))
        self._recipes.setSizeAdjustPolicy(RecipeBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        recipe = make_label(self.tr("Recipe"), "heading")
        recipe.setBuddy(self._recipes)
        notes = _scrolling(self._recipe_notes, self.tr("What the recipe is"))
        follow_theme(notes, lambda: notes.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing() + 4))
        form = _scrolling(self._form, self.tr("Settings of the training"))
        left = make_column(recipe, self._recipes, notes, (form, 1), spacing=8)

        data = QWidget()
        make_column(self._data, None, parent=data, margins=(0, 12, 0, 0))
        self._tabs.addTab(data, self.tr("&Data"))
        self._tabs.addTab(self._rate, self.tr("&Learning rate"))
        self._tabs.addTab(self._augmentation, self.tr("&Augmentation"))
        self._tabs.setDocumentMode(True)
        beside = QWidget()
        right = make_column((self._tabs, 1), parent=beside, margins=0, spacing=8)
        right.addSpacing(8)
        right.addWidget(make_label(self.tr("Name"), "heading"))
        right.addWidget(self._name)
        right.addWidget(self._name_problem)
        right.addWidget(self._facts)
        right.addWidget(self._device)
        right.addWidget(self._reason)

        columns = make_row((left, 5), (_scrolling(beside, self.tr("Data and name")), 3), spacing=32)
        make_column((columns, 1), self._buttons, parent=self, margins=(24, 24, 24, 16), spacing=16)
        keep_lines(self._reason, 3)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self._start)
        self._start.setDefault(True)
        # The fields scroll where there is less room.
        self.resize(QSize(scaled(1240), scaled(820)).boundedTo(available_size(self)))

    def _on_recipe_chosen(self) -> None:
        recipe = find_recipe(self._recipes.currentData())
        reported = self.tr("Reported: {figures}.").format(figures=recipe.reported) if recipe.reported else ""
        self._recipe_notes.setText("\n".join(part for part in (recipe.notes, reported) if part))
        if not self._name_is_own:
            self._name.setText(free_run_name(recipe.id))
        self._form.set_recipe(recipe)

    def _on_name_edited(self) -> None:
        self._name_is_own = True
        self._on_changed()

    def _on_changed(self) -> None:
        recipe = self._form.recipe
        if recipe is not None:
            self._data.set_recipe(recipe)
            self._facts.setText(self._parameter_words(recipe))
            self._rate.show_recipe(recipe)
            title = self.tr("&Settings") if recipe.grid else self.tr("&Learning rate")
            self._tabs.setTabText(self._tabs.indexOf(self._rate), title)
        else:
            self._facts.setText("–")  # those of what was there before are no longer true
        found = self._data.contents is not None
        folder = self._data.folder if found else None
        self._augmentation.set_question(recipe, folder, self._why_not(), self._data.class_table)
        self._name_problem.setText(self._name_trouble())
        set_role(self._name, "error" if self._name_problem.text() else "")
        why_not = self._why_not()
        self._reason.setText(why_not)
        set_role(self._reason, "error" if self._form.problem or self._name_problem.text() else "muted")
        self._start.setEnabled(not why_not)
        self._start.setToolTip(why_not)

    def _on_start_clicked(self) -> None:
        job = self.job
        if job is not None:
            self._data.remember_folder()
            self.start_requested.emit(job)
            self.accept()

    def _why_not(self) -> str:
        """Return why it cannot start; empty where it can."""
        if self._form.problem is not None:
            return error_sentence(self._form.problem)
        return self._name_trouble() or self._data.reason

    def _name_trouble(self) -> str:
        name = self._name.text()
        try:
            check_run_name(name)
        except PneumoError as error:
            return error_sentence(error)
        if free_run_name(name) != name:
            return self.tr("There is a model of this name already; choose another name")
        return ""

    def _parameter_words(self, recipe: Recipe) -> str:
        contents = self._data.contents
        count = count_parameters(recipe, len(contents.classes if contents else classes_of(recipe)))
        if count.total == count.trainable:
            return self.tr("{n} parameters").format(n=grouped(count.total))
        return self.tr("{n} parameters, {trainable} of them trainable").format(
            n=grouped(count.total), trainable=grouped(count.trainable)
        )


def _scrolling(widget: QWidget, name: str) -> QScrollArea:
    inside = QWidget()
    make_column(widget, parent=inside, margins=(0, 0, 16, 0))
    scroll = QScrollArea()
    scroll.setAccessibleName(name)
    fill_scroll_area(scroll, inside)
    bars = Qt.ScrollBarPolicy
    follow_theme(
        scroll,
        lambda: scroll.setHorizontalScrollBarPolicy(
            bars.ScrollBarAsNeeded if text_is_large() else bars.ScrollBarAlwaysOff
        ),
    )
    return scroll
