"""Read errors: why a file is not opened."""

from __future__ import annotations

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

_AGAIN = QT_TRANSLATE_NOOP("errors", "Copy or export it again from where it came")


def not_opened(name: str, why: str, next_step: str, **arguments: object) -> PneumoError:
    """Return the refusal of a file, by what was found in it."""
    what = QT_TRANSLATE_NOOP("errors", "{name} was not opened")
    return PneumoError(what, why, next_step, name=name, **arguments)


def damaged(name: str) -> PneumoError:
    """Return the refusal of a file that starts like a picture and does not go on like one."""
    return not_opened(name, QT_TRANSLATE_NOOP("errors", "the file is damaged: what it holds cannot be decoded"), _AGAIN)


def damaged_data(name: str, coding: str, warning: str) -> PneumoError:
    """Return the refusal of a picture whose decoder went on, but said that something is wrong with it."""
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "its {coding} data are damaged (the decoder says: “{warning}”)"),
        _AGAIN,
        coding=coding,
        warning=warning,
    )


def cut_short(name: str) -> PneumoError:
    """Return the refusal of a file that ends before its picture does."""
    return not_opened(
        name, QT_TRANSLATE_NOOP("errors", "the file is cut short: it ends before its picture does"), _AGAIN
    )


def unknown_variant(name: str, variant: str) -> PneumoError:
    """Return the refusal of a picture that may be whole, but is written in a way that is not read here.

    Parameters
    ----------
    variant : str
        The way, in the words of its format.
    """
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "its picture is written in a way that is not read here: {variant}"),
        QT_TRANSLATE_NOOP("errors", "Save it as PNG, or as uncompressed TIFF or DICOM"),
        variant=variant,
    )


def several_pictures(name: str) -> PneumoError:
    """Return the refusal of an animation, a multi-page TIFF or a multi-frame DICOM file."""
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "it holds more than one picture (an animation, several pages or frames)"),
        QT_TRANSLATE_NOOP("errors", "Export the one radiograph you want to read to a file of its own"),
    )


def check_size(name: str, width: int, height: int, max_megapixels: float) -> None:
    """Refuse a picture by the size its header claims, before anything is allocated.

    Parameters
    ----------
    width, height : int
        In pixels, as the header claims.
    max_megapixels : float
        The largest area allowed, in millions of pixels.

    Raises
    ------
    PneumoError
        Where the area is nothing or too much.
    """
    if width <= 0 or height <= 0:
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "its picture has no pixels ({width} × {height})"),
            QT_TRANSLATE_NOOP("errors", "Export it again from where it came"),
            width=width,
            height=height,
        )
    if width * height > max_megapixels * 1e6:
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP(
                "errors", "it says it is {width} × {height} pixels, and at most {limit:g} megapixels are opened"
            ),
            QT_TRANSLATE_NOOP("errors", "Save it smaller, or raise the limit in the settings if the file is trusted"),
            width=width,
            height=height,
            limit=max_megapixels,
        )
