import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from pneumoviewer.core.recipe.recipe import Recipe, recipes
from pneumoviewer.gui.train.new.recipe_box import SOURCES, RecipeBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of pop-ups
OWN = {
    "own-net": Recipe(id="own-net", title="A net", source="Beyond the documents", notes="lichen"),
    "other": Recipe(id="other", title="Another", source=SOURCES[0]),
    "third": Recipe(id="third", title="Third of digits", source=SOURCES[1]),
}


@pytest.fixture
def box(qtbot: QtBot) -> RecipeBox:
    box = RecipeBox(OWN)
    qtbot.addWidget(box)
    box.show()
    return box


def test_recipes_are_grouped_by_document_in_their_order(qtbot: QtBot, box: RecipeBox) -> None:
    assert [box.itemData(i) for i in range(box.count())] == ["other", "third", "own-net"]
    texts = [box.chooser.list.item(row).text().strip() for row in range(box.chooser.list.count())]
    assert texts == [SOURCES[0], "Another", SOURCES[1], "Third of digits", SOURCES[-1], "A net"]


def test_every_shipped_recipe_can_be_found_by_its_id(qtbot: QtBot) -> None:
    box = RecipeBox(recipes())
    qtbot.addWidget(box)
    for id in recipes():
        box.chooser.search.setText(id)
        assert id in box.chooser.visible_ids()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("digits", ["third"]),
        ("LICHEN", ["own-net"]),
        ("net lichen", ["own-net"]),
        ("absent", []),
        ("own-n", ["own-net"]),
    ],
)
def test_typing_narrows_the_list(qtbot: QtBot, box: RecipeBox, text: str, left: list[str]) -> None:
    box.showPopup()
    qtbot.keyClicks(box.chooser.search, text)
    assert box.chooser.visible_ids() == left
    box.hidePopup()


def test_arrows_and_enter_choose(qtbot: QtBot, box: RecipeBox) -> None:
    box.showPopup()
    assert box.chooser.isVisible()
    qtbot.keyClick(box.chooser.search, Qt.Key.Key_Down)
    qtbot.keyClick(box.chooser.search, Qt.Key.Key_Return)
    assert box.currentData() == "third"
    assert not box.chooser.isVisible()


def test_escape_leaves_what_was_chosen(qtbot: QtBot, box: RecipeBox) -> None:
    box.showPopup()
    qtbot.keyClicks(box.chooser.search, "net")
    qtbot.keyClick(box.chooser, Qt.Key.Key_Escape)
    assert box.currentData() == "other"
    assert not box.chooser.isVisible()
    box.showPopup()
    assert box.chooser.visible_ids() == ["other", "third", "own-net"]
    box.hidePopup()


def test_what_is_called_as_typed_is_marked_before_what_only_speaks_of_it(qtbot: QtBot) -> None:
    box = RecipeBox(
        {
            "grid": Recipe(id="grid", title="A grid", source=SOURCES[0], notes="compared on 10 folds"),
            "net": Recipe(id="net", title="Network, 10 folds", source=SOURCES[0]),
        }
    )
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    qtbot.keyClicks(box.chooser.search, "10 folds")
    assert box.chooser.visible_ids() == ["grid", "net"]
    qtbot.keyClick(box.chooser.search, Qt.Key.Key_Return)
    assert box.currentData() == "net"


def test_headings_are_of_a_weight_that_is_bundled(box: RecipeBox) -> None:
    weights = {box.chooser.list.item(row).font().weight() for row in range(box.chooser.list.count())}
    assert weights == {QFont.Weight.Normal, QFont.Weight.DemiBold}  # any other is smeared
