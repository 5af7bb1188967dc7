"""Reader: opens a radiograph by what the file holds, never by what it is called."""

from __future__ import annotations

import errno
import stat
import warnings
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.archive import read_member
from pneumoviewer.core.radiograph.intensity import COLOUR_NOTE, luminance
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.read_errors import cut_short, damaged, not_opened

# Damaged files make these two warn by the dozen. Installed once, because catch_warnings is not safe on threads.
warnings.filterwarnings("ignore", module=r"(PIL|pydicom)\b")

_HEAD = 132
_BMP_HEADERS = {12, 16, 40, 52, 56, 64, 108, 124}
_OTHERS = {
    b"GIF8": QT_TRANSLATE_NOOP("errors", "it is a GIF, which is a format for drawings and animations"),
    b"%PDF": QT_TRANSLATE_NOOP("errors", "it is a PDF document"),
    b"PK\x03\x04": QT_TRANSLATE_NOOP("errors", "it is a ZIP archive or an office document"),
    b"\x1f\x8b": QT_TRANSLATE_NOOP("errors", "it is a compressed archive"),
}
_SESSION = b'{"format": "PneumoViewer session"'
_UNKNOWN = QT_TRANSLATE_NOOP("errors", "it is not a PNG, JPEG, TIFF, BMP, WebP or DICOM file")
_EXPORT = QT_TRANSLATE_NOOP("errors", "Export the radiograph as DICOM, PNG or JPEG")


def read(path: Path | str, *, max_megapixels: float = 100.0) -> Radiograph:
    """Read one radiograph.

    Parameters
    ----------
    path : Path or str
        A PNG, JPEG, TIFF, BMP, WebP or DICOM file, whatever its extension; also one in a ZIP archive, see
        :func:`opened`.
    max_megapixels : float
        The largest picture opened, in millions of pixels; checked in the header, before anything is allocated.

    Returns
    -------
    Radiograph
        Grey, upright, black is 0. The window of an 8-bit picture is (0, 255); of a deeper one see
        :func:`~pneumoviewer.core.radiograph.intensity.deep_window`; of a DICOM file its own.

    Raises
    ------
    PneumoError
        Whatever is wrong with the file; nothing else is ever raised for it.
    """
    path = Path(path)
    name = path.name or str(path)
    try:
        with open_input(path, max_megapixels=max_megapixels) as file:
            return _decode(file, path, name, max_megapixels)
    except (PneumoError, ImportError):  # a broken installation is not the file's fault
        raise
    except MemoryError as error:
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "there is not enough free memory for it"),
            QT_TRANSLATE_NOOP("errors", "Close other programs, or save the picture smaller"),
        ) from error
    except Exception as error:  # decoders of hostile files raise anything
        short = isinstance(error, EOFError) or "truncated" in str(error)
        raise (cut_short if short else damaged)(name) from error


def from_array(array: NDArray[Any], name: str) -> Radiograph:
    """Make a radiograph of a picture that came without a file, pasted say.

    Parameters
    ----------
    array : ndarray of uint8, shape (height, width), (height, width, 3) or (height, width, 4)
        Grey, RGB or RGBA; what is transparent becomes black.

    Raises
    ------
    PneumoError
        Where the array is no such picture.
    """
    shape = array.shape
    if (
        array.dtype != np.uint8
        or len(shape) not in (2, 3)
        or 0 in shape
        or (len(shape) == 3 and shape[2] not in (3, 4))
    ):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "{name} could not be used"),
            QT_TRANSLATE_NOOP("errors", "it holds no ordinary grey or colour picture"),
            QT_TRANSLATE_NOOP("errors", "Copy the radiograph again, or open it as a file"),
            name=name,
        )
    notes: tuple[str, ...] = ()
    if len(shape) == 2:
        grey = array.copy()
    else:
        colours = array[..., :3]
        if shape[2] == 4 and array[..., 3].min() < 255:
            alpha = array[..., 3:].astype(np.uint16)
            colours = ((colours * alpha + 127) // 255).astype(np.uint8)
        grey, coloured = luminance(colours)
        notes = (COLOUR_NOTE,) if coloured else ()
    return Radiograph.make(grey, (0, 255), name=name, format="pasted", bits=8, notes=notes)


def open_input(path: Path, *, max_megapixels: float = 100.0) -> BinaryIO:
    """Open a file, also one in an archive, having made sure that it is one (a pipe would block) and could be read in.

    Parameters
    ----------
    path : Path
        Of a file in a ZIP archive as if the archive were a folder: ``studies.zip/day 1/chest.dcm``.
    max_megapixels : float
        As :func:`read` has it; no file is opened that is larger than any such radiograph.

    Raises
    ------
    PneumoError
        Where there is no such file, or none that may be opened.
    """
    name = path.name or str(path)
    # No format here needs more than eight bytes a pixel; 64 MB are left for whatever else a file carries.
    most_bytes = max_megapixels * 8e6 + 64e6
    try:
        status = path.stat()
        regular = stat.S_ISREG(status.st_mode)
        if regular:
            file = path.open("rb")
    except (OSError, ValueError) as error:
        member = read_member(path, most_bytes) if isinstance(error, NotADirectoryError | FileNotFoundError) else None
        if member is not None:
            return member
        raise _unreachable(name, error) from error
    if not regular:
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "it is a folder or a device, not a file"),
            QT_TRANSLATE_NOOP("errors", "Choose a file inside it"),
        )
    if status.st_size > most_bytes:
        file.close()
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP(
                "errors", "the file has {size:.0f} MB, more than a radiograph of {limit:g} megapixels can"
            ),
            QT_TRANSLATE_NOOP("errors", "Save it smaller, or raise the limit in the settings if the file is trusted"),
            size=status.st_size / 1e6,
            limit=max_megapixels,
        )
    return file


def _unreachable(name: str, error: OSError | ValueError) -> PneumoError:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        why = QT_TRANSLATE_NOOP("errors", "there is no such file")
        next_step = QT_TRANSLATE_NOOP("errors", "Check the name, and that the disc or share is connected")
    elif isinstance(error, PermissionError):
        why = QT_TRANSLATE_NOOP("errors", "you have no permission to read it")
        next_step = QT_TRANSLATE_NOOP("errors", "Ask its owner for access, or copy it to a folder of yours")
    else:
        why = QT_TRANSLATE_NOOP("errors", "the system could not read it ({reason})")
        next_step = QT_TRANSLATE_NOOP("errors", "Check the name, and that the disc or share is connected")
    reason = errno.errorcode.get(getattr(error, "errno", None) or 0, "?")
    return not_opened(name, why, next_step, reason=reason)


def _decode(file: BinaryIO, path: Path, name: str, max_megapixels: float) -> Radiograph:
    head = file.read(_HEAD)
    kind = kind_of(head)
    if kind is None:
        raise _no_picture(name, head)
    if kind == "DICOM":
        from pneumoviewer.core.radiograph.dicom import read_dicom  # pydicom costs a fifth of a second

        return read_dicom(file, path, name, max_megapixels)
    from pneumoviewer.core.radiograph.picture_files import read_picture

    return read_picture(file, kind, path, name, max_megapixels)


def kind_of(head: bytes) -> str | None:
    """Return the format that a file's first bytes announce, as in `Radiograph.format`; None for any other."""
    if head[128:132] == b"DICM":
        return "DICOM"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "TIFF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return "BMP"
    return "DICOM" if _bare_dicom(head) else None


def _bare_dicom(head: bytes) -> bool:
    """Say whether bytes look like DICOM elements without the 128-byte preamble: group 2 or 8, then a VR or a length."""
    if len(head) < 16:
        return False
    order: Literal["little", "big"] = "little" if head[1] == 0 else "big"
    group, element = (int.from_bytes(head[i : i + 2], order) for i in (0, 2))
    if group not in (0x0002, 0x0008) or element > 0x0070:
        return False
    explicit = head[4:6] in (b"UL", b"UI", b"OB", b"CS", b"SH", b"LO", b"DA", b"TM", b"SQ")
    return explicit or int.from_bytes(head[4:8], order) <= 256


def _no_picture(name: str, head: bytes) -> PneumoError:
    if not head:
        return not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "the file is empty"),
            QT_TRANSLATE_NOOP("errors", "Copy or export it again from where it came"),
        )
    if head.startswith(_SESSION):
        return not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "it is a session of PneumoViewer, not a picture"),
            QT_TRANSLATE_NOOP("errors", "Open it by itself, under a name that ends in .pneumo"),
        )
    why = next((text for start, text in _OTHERS.items() if head.startswith(start)), _UNKNOWN)
    return not_opened(name, why, _EXPORT)
