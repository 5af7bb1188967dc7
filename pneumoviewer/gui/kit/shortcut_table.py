"""The table of shortcuts: everything that a key does, where it does it, and its keys as we ship them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

ShortcutScope = Literal["window", "read", "train", "canvas"]
PLACES: dict[ShortcutScope, str] = {
    "window": QT_TRANSLATE_NOOP("shortcuts", "Everywhere"),
    "read": QT_TRANSLATE_NOOP("shortcuts", "Read page"),
    "canvas": QT_TRANSLATE_NOOP("shortcuts", "On the radiograph"),
    "train": QT_TRANSLATE_NOOP("shortcuts", "Train page"),
}


@dataclass(frozen=True)
class Shortcut:
    """One thing that keys do.

    Attributes
    ----------
    id : str
        Where its keys hold, a dot, its name: settings know it by that.
    text : str
        In English; :attr:`title` is translated.
    keys : tuple of str
        As we ship them, each as QKeySequence writes it portably; all do the same, the first is told.
    fixed : bool
        Whether a person cannot give it other keys.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    fixed: bool = False

    @property
    def place(self) -> ShortcutScope:
        """Where its keys hold."""
        return cast("ShortcutScope", self.id.split(".")[0])

    @property
    def title(self) -> str:
        """Its translated text."""
        return QCoreApplication.translate("canvas" if self.place == "canvas" else "shortcuts", self.text)


# These do with a mark or a step on the canvas what they do with a row of the work list elsewhere.
MAY_SHARE = (
    {"canvas.undo", "read.bring-back"},
    {"canvas.remove-mark", "read.remove"},
    {"canvas.escape", "read.leave-full-screen"},
)

SHORTCUTS = (
    Shortcut("window.read", QT_TRANSLATE_NOOP("shortcuts", "Read radiographs"), ("Ctrl+1",)),
    Shortcut("window.train", QT_TRANSLATE_NOOP("shortcuts", "Train models"), ("Ctrl+2",)),
    Shortcut("window.theme", QT_TRANSLATE_NOOP("shortcuts", "Dark or light"), ("Ctrl+T",)),
    Shortcut("window.larger-text", QT_TRANSLATE_NOOP("shortcuts", "Larger text"), ("Ctrl++", "Ctrl+=")),
    Shortcut("window.smaller-text", QT_TRANSLATE_NOOP("shortcuts", "Smaller text"), ("Ctrl+-",)),
    Shortcut("window.usual-text", QT_TRANSLATE_NOOP("shortcuts", "Text at its usual size"), ("Ctrl+0",)),
    Shortcut("window.settings", QT_TRANSLATE_NOOP("shortcuts", "Settings"), ("Ctrl+,",)),
    Shortcut("window.about", QT_TRANSLATE_NOOP("shortcuts", "About PneumoViewer"), ("F1",)),
    Shortcut(
        "window.next-field",
        QT_TRANSLATE_NOOP("shortcuts", "Next field, previous field"),
        ("Tab", "Shift+Tab"),
        fixed=True,
    ),
    Shortcut("read.open", QT_TRANSLATE_NOOP("shortcuts", "Open radiographs or a session"), ("Ctrl+O",)),
    Shortcut("read.open-folder", QT_TRANSLATE_NOOP("shortcuts", "Open a folder"), ("Ctrl+Shift+O",)),
    Shortcut("read.paste", QT_TRANSLATE_NOOP("shortcuts", "Paste radiographs"), ("Ctrl+V",)),
    Shortcut(
        "read.recents",
        QT_TRANSLATE_NOOP("shortcuts", "More ways to open, the session, and what was opened lately"),
        ("Ctrl+Shift+L",),
    ),
    Shortcut("read.save", QT_TRANSLATE_NOOP("shortcuts", "Save the session"), ("Ctrl+S",)),
    Shortcut("read.save-as", QT_TRANSLATE_NOOP("shortcuts", "Save the session under another name"), ("Ctrl+Shift+S",)),
    Shortcut("read.new", QT_TRANSLATE_NOOP("shortcuts", "New session"), ("Ctrl+N",)),
    Shortcut("read.watch", QT_TRANSLATE_NOOP("shortcuts", "Watch a folder"), ("Ctrl+Shift+W",)),
    Shortcut("read.filter", QT_TRANSLATE_NOOP("shortcuts", "Filter the list"), ("Ctrl+F",)),
    Shortcut("read.remove", QT_TRANSLATE_NOOP("shortcuts", "Remove from the list"), ("Del",)),
    Shortcut("read.bring-back", QT_TRANSLATE_NOOP("shortcuts", "Bring back what was removed"), ("Ctrl+Z",)),
    Shortcut("read.previous", QT_TRANSLATE_NOOP("shortcuts", "Previous on the list"), ("PgUp",)),
    Shortcut("read.next", QT_TRANSLATE_NOOP("shortcuts", "Next on the list"), ("PgDown",)),
    Shortcut("read.previous-in-folder", QT_TRANSLATE_NOOP("shortcuts", "Previous in its folder"), ("Ctrl+PgUp",)),
    Shortcut("read.next-in-folder", QT_TRANSLATE_NOOP("shortcuts", "Next in its folder"), ("Ctrl+PgDown",)),
    Shortcut("read.pause", QT_TRANSLATE_NOOP("shortcuts", "Pause what is not shown, or go on"), ("Ctrl+Shift+P",)),
    Shortcut("read.sheet", QT_TRANSLATE_NOOP("shortcuts", "Contact sheet of the list"), ("Ctrl+G",)),
    Shortcut("read.identity", QT_TRANSLATE_NOOP("shortcuts", "Show or hide whose it is"), ("Ctrl+I",)),
    Shortcut("read.one", QT_TRANSLATE_NOOP("shortcuts", "One radiograph"), ("Alt+1",)),
    Shortcut("read.two", QT_TRANSLATE_NOOP("shortcuts", "Two side by side"), ("Alt+2",)),
    Shortcut("read.four", QT_TRANSLATE_NOOP("shortcuts", "Four side by side"), ("Alt+4",)),
    Shortcut("read.link", QT_TRANSLATE_NOOP("shortcuts", "Move and window them together"), ("Ctrl+L",)),
    Shortcut("read.full-screen", QT_TRANSLATE_NOOP("shortcuts", "Full screen"), ("F11",)),
    Shortcut("read.leave-full-screen", QT_TRANSLATE_NOOP("shortcuts", "Leave full screen"), ("Esc",), fixed=True),
    Shortcut("read.heatmap", QT_TRANSLATE_NOOP("shortcuts", "Heatmap"), ("E",)),
    Shortcut("read.seen", QT_TRANSLATE_NOOP("shortcuts", "What the model sees"), ("Shift+E",)),
    Shortcut("read.compare", QT_TRANSLATE_NOOP("shortcuts", "Compare models"), ("Ctrl+M",)),
    Shortcut("read.notes", QT_TRANSLATE_NOOP("shortcuts", "Your notes on the radiograph"), ("Ctrl+Shift+N",)),
    Shortcut("read.report", QT_TRANSLATE_NOOP("shortcuts", "Report as PDF and PNG"), ("Ctrl+R",)),
    Shortcut("read.print", QT_TRANSLATE_NOOP("shortcuts", "Print the report"), ("Ctrl+P",)),
    Shortcut("read.copy", QT_TRANSLATE_NOOP("shortcuts", "Copy the picture"), ("Ctrl+C",)),
    Shortcut("read.csv", QT_TRANSLATE_NOOP("shortcuts", "Work list as table"), ("Ctrl+E",)),
    Shortcut("read.json", QT_TRANSLATE_NOOP("shortcuts", "Work list as JSON"), ("Ctrl+Shift+E",)),
    Shortcut("read.dicom-sc", QT_TRANSLATE_NOOP("shortcuts", "Overlay as DICOM"), ("Ctrl+Shift+D",)),
    Shortcut("read.dicom-sr", QT_TRANSLATE_NOOP("shortcuts", "Result as DICOM"), ("Ctrl+Shift+R",)),
    Shortcut("train.new", QT_TRANSLATE_NOOP("shortcuts", "New training"), ("Ctrl+N",)),
    Shortcut("canvas.tool-window", QT_TRANSLATE_NOOP("canvas", "Window and level; select marks"), ("W",)),
    Shortcut("canvas.tool-pan", QT_TRANSLATE_NOOP("canvas", "Move the radiograph"), ("P",)),
    Shortcut("canvas.tool-length", QT_TRANSLATE_NOOP("canvas", "Measure a length"), ("D",)),
    Shortcut("canvas.tool-angle", QT_TRANSLATE_NOOP("canvas", "Measure an angle"), ("A",)),
    Shortcut("canvas.tool-arrow", QT_TRANSLATE_NOOP("canvas", "Draw an arrow"), ("O",)),
    Shortcut("canvas.tool-text", QT_TRANSLATE_NOOP("canvas", "Write words"), ("T",)),
    Shortcut("canvas.window-file", QT_TRANSLATE_NOOP("canvas", "Window of the file"), ("1",)),
    Shortcut("canvas.window-automatic", QT_TRANSLATE_NOOP("canvas", "Automatic window"), ("2",)),
    Shortcut(
        "canvas.window-lung", QT_TRANSLATE_NOOP("canvas", "Lung window, from this radiograph's own greys"), ("3",)
    ),
    Shortcut(
        "canvas.window-bone", QT_TRANSLATE_NOOP("canvas", "Bone window, from this radiograph's own greys"), ("4",)
    ),
    Shortcut("canvas.gamma-up", QT_TRANSLATE_NOOP("canvas", "Darker middle greys"), ("]",)),
    Shortcut("canvas.gamma-down", QT_TRANSLATE_NOOP("canvas", "Brighter middle greys"), ("[",)),
    Shortcut("canvas.invert", QT_TRANSLATE_NOOP("canvas", "Invert"), ("I",)),
    Shortcut("canvas.turn-right", QT_TRANSLATE_NOOP("canvas", "Turn to the right"), ("R",)),
    Shortcut("canvas.turn-left", QT_TRANSLATE_NOOP("canvas", "Turn to the left"), ("L",)),
    Shortcut("canvas.flip-across", QT_TRANSLATE_NOOP("canvas", "Swap left and right"), ("H",)),
    Shortcut("canvas.flip-down", QT_TRANSLATE_NOOP("canvas", "Swap top and bottom"), ("V",)),
    Shortcut("canvas.fit", QT_TRANSLATE_NOOP("canvas", "Fit"), ("=",)),
    Shortcut("canvas.actual-size", QT_TRANSLATE_NOOP("canvas", "Actual size"), ("Z",)),
    Shortcut("canvas.zoom-in", QT_TRANSLATE_NOOP("canvas", "Zoom in"), ("+",)),
    Shortcut("canvas.zoom-out", QT_TRANSLATE_NOOP("canvas", "Zoom out"), ("-",)),
    Shortcut("canvas.magnifier", QT_TRANSLATE_NOOP("canvas", "Magnifier"), ("M",)),
    Shortcut("canvas.undo", QT_TRANSLATE_NOOP("canvas", "Undo"), ("Ctrl+Z",)),
    Shortcut("canvas.redo", QT_TRANSLATE_NOOP("canvas", "Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    Shortcut(
        "canvas.put-mark", QT_TRANSLATE_NOOP("canvas", "Put a mark in the middle"), ("Return", "Enter"), fixed=True
    ),
    Shortcut("canvas.next-mark", QT_TRANSLATE_NOOP("canvas", "Next mark"), ("N",)),
    Shortcut("canvas.last-mark", QT_TRANSLATE_NOOP("canvas", "Previous mark"), ("Shift+N",)),
    Shortcut("canvas.next-point", QT_TRANSLATE_NOOP("canvas", "Next point of the mark"), ("J",)),
    Shortcut("canvas.edit-mark", QT_TRANSLATE_NOOP("canvas", "Edit the words"), ("F2",)),
    Shortcut("canvas.remove-mark", QT_TRANSLATE_NOOP("canvas", "Remove the mark"), ("Del", "Backspace")),
    Shortcut("canvas.reset", QT_TRANSLATE_NOOP("canvas", "Reset"), ("Space",), fixed=True),
    Shortcut(
        "canvas.step",
        QT_TRANSLATE_NOOP("canvas", "Previous radiograph, next radiograph"),
        ("Left", "Right", "Up", "Down"),
        fixed=True,
    ),
    Shortcut(
        "canvas.adjust",
        QT_TRANSLATE_NOOP("canvas", "Window and level"),
        ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"),
        fixed=True,
    ),
    Shortcut(
        "canvas.adjust-finely",
        QT_TRANSLATE_NOOP("canvas", "Window and level, finer"),
        ("Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Shift+Up", "Ctrl+Shift+Down"),
        fixed=True,
    ),
    Shortcut(
        "canvas.pan",
        QT_TRANSLATE_NOOP("canvas", "Move the radiograph by a step"),
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
        fixed=True,
    ),
    Shortcut(
        "canvas.move-mark",
        QT_TRANSLATE_NOOP("canvas", "Move the mark"),
        ("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down"),
        fixed=True,
    ),
    Shortcut(
        "canvas.move-mark-far",
        QT_TRANSLATE_NOOP("canvas", "Move the mark further"),
        ("Alt+Shift+Left", "Alt+Shift+Right", "Alt+Shift+Up", "Alt+Shift+Down"),
        fixed=True,
    ),
    Shortcut(
        "canvas.escape", QT_TRANSLATE_NOOP("canvas", "Give up a drawing, a choice or the tool"), ("Esc",), fixed=True
    ),
)
BY_ID = {shortcut.id: shortcut for shortcut in SHORTCUTS}


def meet(one: Shortcut, other: Shortcut) -> bool:
    """Return whether two shortcuts can be wanted at the same time, so that no key may mean both."""
    if {one.id, other.id} in MAY_SHARE:
        return False
    places = {one.place, other.place}
    return len(places) == 1 or "window" in places or places == {"read", "canvas"}
