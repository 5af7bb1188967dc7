import ctypes
import sys
from collections.abc import Iterator

import pytest

from pneumoviewer.commands import qt_libraries
from pneumoviewer.commands.qt_libraries import debian_package, has_screen, import_gui
from pneumoviewer.core.errors import PneumoError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's screens and libraries")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """An environment without any screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1: cannot open shared object file: No such file or directory", "libgl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ],
)
def test_the_debian_package_of_a_library(library: str, package: str) -> None:
    assert debian_package(library) == package


def test_no_screen_where_nothing_names_one(bare: pytest.MonkeyPatch) -> None:
    assert not has_screen()


def test_no_screen_where_the_one_named_cannot_be_reached(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", ":9876")
    assert not has_screen()


def test_a_platform_chosen_by_name_is_obeyed(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_screen()
    assert import_gui().__name__ == "pneumoviewer.gui.app"


@pytest.mark.parametrize(("platform", "said"), [("xcb", "cannot be reached"), ("nonsense", "no platform “nonsense”")])
def test_a_platform_that_would_end_the_process_is_refused(platform: str, said: str, bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", ":9876")
    bare.setenv("QT_QPA_PLATFORM", platform)
    with pytest.raises(PneumoError, match=said):
        import_gui()


def test_a_missing_library_is_named_with_its_package(bare: pytest.MonkeyPatch) -> None:
    load = ctypes.CDLL

    def without_cursor(name: str) -> ctypes.CDLL:
        if name.endswith("libqxcb.so"):
            raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
        return load(name)

    bare.setattr(qt_libraries.ctypes, "CDLL", without_cursor)
    bare.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(PneumoError, match=r"libxcb-cursor\.so\.0.*apt install libxcb-cursor0"):
        import_gui()
