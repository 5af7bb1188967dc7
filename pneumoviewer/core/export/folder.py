"""Where exports go: files written whole, nothing overwritten, and a reason where that fails."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.files import write_whole
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

_NOT_WRITTEN = QT_TRANSLATE_NOOP("errors", "“{path}” cannot be written")
_ELSEWHERE = QT_TRANSLATE_NOOP("errors", "Choose a folder that can be written to")
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class ExportFolder:
    """A folder that gets files.

    Parameters
    ----------
    folder : Path
        Made if it is not there.

    Raises
    ------
    PneumoError
        Where it cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(folder, error) from error

    def save(self, stem: str, files: Mapping[str, bytes]) -> list[Path]:
        """Save files that belong together: all of them, or none.

        Parameters
        ----------
        stem : str
            What they are called; where one is there already, all get a number behind it.
        files : mapping of str to bytes
            What they hold, by how their names end.

        Returns
        -------
        list of Path

        Raises
        ------
        PneumoError
            Where one cannot be written.
        """
        number = 1
        while any((out := self._out(stem, number, end)).is_symlink() or out.exists() for end in files):
            number += 1
        written: list[Path] = []
        for end, data in files.items():
            out = self._out(stem, number, end)
            try:
                write_whole(out, data)
            except OSError as error:
                for file in written:
                    file.unlink(missing_ok=True)
                raise not_written(out, error) from error
            written.append(out)
        return written

    def _out(self, stem: str, number: int, end: str) -> Path:
        return self.path / f"{stem}{f'-{number}' * (number > 1)}{end}"


def save_file(path: Path, text: str, *, overwrite: bool = False) -> Path:
    """Save one file.

    Parameters
    ----------
    path : Path
    text : str
    overwrite : bool
        Whether a person has agreed to lose what is there.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    PneumoError
        Where it cannot be written, or is there already.
    """
    if not overwrite:
        refuse_existing(path)
    try:
        write_whole(path, text)
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
