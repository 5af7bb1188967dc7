"""ZIP archives: what they hold, read from memory. Nothing is ever unpacked to a disc.

A radiograph in an archive has a path as if the archive were a folder: ``studies.zip/day 1/chest.dcm``.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.read_errors import not_opened

MAX_NAMES_MB = 32.0
MAX_SWELLING = 200
_SMALL_BYTES = 16_000_000
HEAD_BYTES = 1 << 16
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ\0")
_NESTED = re.compile(r"\.(zip|7z|rar|tar|t?gz|t?bz2|t?xz)$", re.IGNORECASE)
_UNPACK = QT_TRANSLATE_NOOP("errors", "Unpack the archive with another program, and open what comes out")


@dataclass(frozen=True)
class Member:
    """One file in an archive.

    Attributes
    ----------
    path : Path
        As if the archive were a folder.
    head : bytes
        Its first :data:`HEAD_BYTES` bytes; none where it cannot be read.
    """

    path: Path
    head: bytes = b""
    error: PneumoError | None = None


def is_archive(head: bytes) -> bool:
    """Say whether a file's first bytes are those of a ZIP archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(archive: Path) -> Iterator[Member]:
    """Yield the files in an archive, in order of their names.

    Raises
    ------
    PneumoError
        Where the archive as a whole cannot be read.
    """
    with _opened(archive) as opened:
        seen: set[PurePosixPath] = set()
        for info in sorted(opened.infolist(), key=lambda info: info.filename):
            if info.is_dir():
                continue
            path = archive / _plain_name(info.filename)
            error = _refusal(info, path.name, twice=PurePosixPath(info.filename) in seen)
            seen.add(PurePosixPath(info.filename))
            if error is not None:
                yield Member(path, error=error)
                continue
            try:
                with opened.open(info) as file:
                    head = file.read(HEAD_BYTES)
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError):
                yield Member(path, error=_damaged(path.name))
            else:
                yield Member(path, head, _nested(path.name) if head.startswith(_ARCHIVES) else None)


def read_member(path: Path, most_bytes: float) -> BinaryIO | None:
    """Return what a file in an archive holds, in memory; None where the path leads into no archive.

    Parameters
    ----------
    path : Path
        As if the archive were a folder.
    most_bytes : float
        What holds more is refused by what the archive says of it, and held to that.

    Raises
    ------
    PneumoError
        Where it is not there, or cannot or must not be read.
    """
    archive = next((above for above in path.parents if _is_file(above)), None)
    if archive is None:
        return None
    inside = PurePosixPath(path.relative_to(archive).as_posix())
    with _opened(archive) as opened:
        info = next((i for i in opened.infolist() if PurePosixPath(i.filename) == inside and not i.is_dir()), None)
        if info is None:
            raise not_opened(
                path.name,
                QT_TRANSLATE_NOOP("errors", "the archive {archive} holds no such file any more"),
                QT_TRANSLATE_NOOP("errors", "Open the archive again"),
                archive=archive.name,
            )
        error = _refusal(info, path.name) or (_too_large(info, path.name) if info.file_size > most_bytes else None)
        if error is not None:
            raise error
        try:
            return io.BytesIO(opened.read(info))
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError) as bad:
            raise _damaged(path.name) from bad


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with archive.open("rb") as file:
            if _table_bytes(file) > MAX_NAMES_MB * 1e6:
                raise not_opened(
                    archive.name,
                    QT_TRANSLATE_NOOP("errors", "its table of contents alone has more than {most:g} MB"),
                    _UNPACK,
                    most=MAX_NAMES_MB,
                )
            file.seek(0)
            with zipfile.ZipFile(file) as opened:
                yield opened
    except OSError as error:
        raise not_opened(
            archive.name,
            QT_TRANSLATE_NOOP("errors", "the system could not read it ({reason})"),
            QT_TRANSLATE_NOOP("errors", "Check the name, and that the disc or share is connected"),
            reason=error.strerror or "?",
        ) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise _damaged(archive.name) from error


def _table_bytes(file: BinaryIO) -> int:
    """Return how long an archive says its table of contents is; see APPNOTE.TXT 4.3.14 to 4.3.16."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        return 0
    claimed = int.from_bytes(tail[end + 12 : end + 16], "little")
    locator = tail[end - 20 : end] if end >= 20 else b""
    if locator.startswith(b"PK\x06\x07"):
        file.seek(min(int.from_bytes(locator[8:16], "little"), size))
        claimed = max(claimed, int.from_bytes(file.read(48)[40:48], "little"))
    return min(claimed, size)


def _plain_name(name: str) -> str:
    """Return a name that stays inside the archive: of one that does not, its last part."""
    return name if _stays_inside(name) else (re.split(r"[\\/:]", name)[-1].strip(". ") or "?")


def _stays_inside(name: str) -> bool:
    windows = PureWindowsPath(name)
    return not ("\\" in name or windows.anchor or ".." in windows.parts or not PurePosixPath(name).parts)


def _refusal(info: zipfile.ZipInfo, name: str, *, twice: bool = False) -> PneumoError | None:
    if twice or not _stays_inside(info.filename):
        why = (
            QT_TRANSLATE_NOOP("errors", "the archive holds two files of this name")
            if twice
            else QT_TRANSLATE_NOOP("errors", "its name in the archive leads outside the archive")
        )
        return not_opened(name, why, QT_TRANSLATE_NOOP("errors", "Ask whoever made the archive to make it again"))
    if info.flag_bits & 1:
        return not_opened(name, QT_TRANSLATE_NOOP("errors", "it is encrypted in the archive"), _UNPACK)
    if stat.S_ISLNK(info.external_attr >> 16):
        return not_opened(name, QT_TRANSLATE_NOOP("errors", "it is a link to a file, and not a file"), _UNPACK)
    if _NESTED.search(name):
        return _nested(name)
    if info.file_size > _SMALL_BYTES and info.file_size > MAX_SWELLING * max(info.compress_size, 1):
        return not_opened(
            name,
            QT_TRANSLATE_NOOP(
                "errors", "it would swell to more than {times} times its size, as archives do that are made to harm"
            ),
            QT_TRANSLATE_NOOP("errors", "Open it only if you know who made it, unpacked by another program"),
            times=MAX_SWELLING,
        )
    return None


def _nested(name: str) -> PneumoError:
    return not_opened(
        name, QT_TRANSLATE_NOOP("errors", "it is an archive inside an archive, and only one is looked into"), _UNPACK
    )


def _too_large(info: zipfile.ZipInfo, name: str) -> PneumoError:
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "unpacked it has {size:.0f} MB, more than a radiograph can"),
        QT_TRANSLATE_NOOP("errors", "Save it smaller, or raise the limit in the settings if the file is trusted"),
        size=info.file_size / 1e6,
    )


def _damaged(name: str) -> PneumoError:
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "the archive is damaged, cut short, or packed in a way that cannot be read"),
        QT_TRANSLATE_NOOP("errors", "Copy it again from where it came, or unpack it with another program"),
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
