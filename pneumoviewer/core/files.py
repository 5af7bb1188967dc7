"""Files: written whole, never over others unasked; folders locked; hashes."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP


def atomic_write(path: Path, data: bytes | str) -> None:
    """Write `data` so that a crash at any moment leaves the old file or the new one.

    A temporary sibling is written and synced, renamed into place, and the folder is synced.
    """
    payload = data.encode() if isinstance(data, str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable, where the system can (Windows cannot, and need not)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def lock_folder(folder: Path) -> Iterator[bool]:
    """Hold a folder against others who hold it in the same way; the system lets go of it however a process ends.

    Yields
    ------
    bool
        False where another holds it. Windows, and network shares without such locks, always yield True.
    """
    if sys.platform == "win32":
        yield True
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            mine = True
        except BlockingIOError:
            mine = False
        except OSError:
            mine = True
        yield mine
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_NOT_WRITTEN = QT_TRANSLATE_NOOP("errors", "“{path}” cannot be written")


_ELSEWHERE = QT_TRANSLATE_NOOP("errors", "Choose a folder that can be written to")


_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def save_file(path: Path, text: str, *, overwrite: bool = False) -> Path:
    """Save one file.

    Parameters
    ----------
    overwrite : bool
        Whether a person has agreed to lose what is there.

    Raises
    ------
    PneumoError
        Where it cannot be written, or is there already.
    """
    if not overwrite:
        refuse_existing(path)
    try:
        atomic_write(path, text)
    except OSError as error:
        raise not_written(path, error) from error
    return path


def refuse_existing(path: Path) -> None:
    """Raise a PneumoError where there is a file already that would be written over."""
    if path.exists() or path.is_symlink():
        raise PneumoError(
            _NOT_WRITTEN,
            QT_TRANSLATE_NOOP("errors", "it is there already, and nothing is overwritten"),
            QT_TRANSLATE_NOOP("errors", "Name another file, or move that one away"),
            path=path,
        )


def not_written(path: Path, error: OSError) -> PneumoError:
    """Return what a person is told where a file or folder could not be written."""
    if error.errno in _FULL:
        why = QT_TRANSLATE_NOOP("errors", "the disc is full")
        next_step = QT_TRANSLATE_NOOP("errors", "Free some space, or choose a folder on another disc")
    elif error.errno in _FORBIDDEN:
        why, next_step = QT_TRANSLATE_NOOP("errors", "you have no permission to write there"), _ELSEWHERE
    else:
        why, next_step = QT_TRANSLATE_NOOP("errors", "the system says: {reason}"), _ELSEWHERE
    return PneumoError(_NOT_WRITTEN, why, next_step, path=path, reason=error.strerror or type(error).__name__)
