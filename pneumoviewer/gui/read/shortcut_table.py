"""Shortcuts of the Read page: what its keys do, and the keys as we ship them."""

from __future__ import annotations

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.kit.shortcut_table import Shortcut, ShortcutScope

READ = ShortcutScope(
    "read",
    QT_TRANSLATE_NOOP("shortcuts", "Read page"),
    (
        Shortcut("read.open", QT_TRANSLATE_NOOP("shortcuts", "Open radiographs or a session"), ("Ctrl+O",)),
        Shortcut("read.open-folder", QT_TRANSLATE_NOOP("shortcuts", "Open a folder"), ("Ctrl+Shift+O",)),
        Shortcut("read.paste", QT_TRANSLATE_NOOP("shortcuts", "Paste radiographs"), ("Ctrl+V",)),
        Shortcut(
            "read.recents",
            QT_TRANSLATE_NOOP("shortcuts", "More ways to open, the session, and what was opened lately"),
            ("Ctrl+Shift+L",),
        ),
        Shortcut("read.save", QT_TRANSLATE_NOOP("shortcuts", "Save the session"), ("Ctrl+S",)),
        Shortcut(
            "read.save-as", QT_TRANSLATE_NOOP("shortcuts", "Save the session under another name"), ("Ctrl+Shift+S",)
        ),
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
    ),
)
