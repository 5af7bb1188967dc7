"""The recipe box: a combo box of the recipes, grouped by document, that can be searched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.gui.kit.screen import screen_around
from pneumoviewer.gui.kit.theme import scaled
from pneumoviewer.gui.train.new.form_row import CalmComboBox
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column

SOURCES = (
    "Learning AI through pneumonia classification",
    "From digits to pneumonia",
    "Pneumonia detection using CNN",
    "Two binary classifiers in a cascade",
    "X-ray images classification",
    "Beyond the documents",
)
_ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_LIST_HEIGHT = 440


class RecipeBox(CalmComboBox):
    """Shows the recipe chosen; opens a list of all, by the document they are from.

    Parameters
    ----------
    recipes : dict
        By id.
    """

    def __init__(self, recipes: dict[str, Recipe], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Recipe"))
        ordered = sorted(recipes.values(), key=lambda r: (_place(r), r.source))
        for recipe in ordered:
            self.addItem(recipe.title, recipe.id)
        self.chooser = _Chooser(ordered, self)
        self.chooser.chosen.connect(self._on_chosen)

    def showPopup(self) -> None:
        """Open the list below the box."""
        self.chooser.open_at(self.mapToGlobal(QPoint(0, self.height())), self.width(), self.currentData())

    def hidePopup(self) -> None:
        """Close the list."""
        self.chooser.hide()
        super().hidePopup()

    def _on_chosen(self, id: str) -> None:
        self.hidePopup()
        self.setCurrentIndex(self.findData(id))
        self.setFocus()


class _Chooser(QFrame):
    """The list that opens: what is typed narrows it and marks what is called so, arrows move, Enter chooses."""

    chosen = Signal(str)

    def __init__(self, recipes: list[Recipe], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "popup")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in names, notes and documents"))
        self.search.setAccessibleName(self.tr("Search recipes"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Recipes"))
        self.list.setUniformItemSizes(False)
        self._none = make_label(self.tr("No recipe has all of these words."), "muted")
        make_column(self.search, self._none, (self.list, 1), parent=self, margins=8, spacing=8)
        self._titles = {recipe.id: recipe.title for recipe in recipes}
        self._fill(recipes)
        self._narrow("")
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._choose)

    def open_at(self, corner: QPoint, width: int, id: str) -> None:
        """Open below a corner, with a recipe marked."""
        self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == id:
                self.list.setCurrentRow(row)
        room = screen_around(corner)
        size = QSize(width, min(scaled(_LIST_HEIGHT), room.bottom() - corner.y()))
        self.resize(size.expandedTo(QSize(320, 240)))
        self.move(corner)
        self.show()
        self.search.setFocus()
        self.list.scrollToItem(self.list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def visible_ids(self) -> list[str]:
        """Return the recipes that what is typed leaves, in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_ID) for item in items if item.data(_ID) and not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, and Enter choose, while one types."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, recipes: list[Recipe]) -> None:
        source = None
        for recipe in recipes:
            if recipe.source != source:
                source = recipe.source
                heading = QListWidgetItem(source or self.tr("Others"))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.list.font()
                font.setWeight(QFont.Weight.DemiBold)
                heading.setFont(font)
                self.list.addItem(heading)
            item = QListWidgetItem(f"    {recipe.title}")
            item.setData(_ID, recipe.id)
            words = (recipe.title, recipe.id, recipe.source, recipe.notes, recipe.architecture, recipe.optimizer)
            item.setData(_WORDS, " ".join(words).lower())
            item.setToolTip(f"{recipe.id}\n{recipe.notes}")
            self.list.addItem(item)

    def _narrow(self, text: str) -> None:
        words = text.lower().split()
        heading: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_ID) is None:
                heading = item
                item.setHidden(True)
                continue
            hidden = not all(word in item.data(_WORDS) for word in words)
            item.setHidden(hidden)
            if not hidden and heading is not None:
                heading.setHidden(False)
        left = self.visible_ids()
        self._none.setVisible(not left)
        current = self.list.currentItem()
        named = [id for id in left if words and all(word in self._titles[id].lower() for word in words)]
        if named and (current is None or current.data(_ID) not in named):
            self._mark(named[0])
        elif left and (current is None or current.isHidden()):
            self._mark(left[0])

    def _step(self, by: int) -> None:
        left = self.visible_ids()
        current = self.list.currentItem()
        if left:
            at = left.index(current.data(_ID)) if current is not None and current.data(_ID) in left else 0
            self._mark(left[min(max(at + by, 0), len(left) - 1)])

    def _mark(self, id: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == id:
                self.list.setCurrentRow(row)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID) and not item.isHidden():
            self.chosen.emit(item.data(_ID))


def _place(recipe: Recipe) -> int:
    return SOURCES.index(recipe.source) if recipe.source in SOURCES else len(SOURCES)
