"""Export folder: files written whole, nothing overwritten, and a reason where that fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pneumoviewer.core.files import atomic_write, not_written


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
                atomic_write(out, data)
            except OSError as error:
                for file in written:
                    file.unlink(missing_ok=True)
                raise not_written(out, error) from error
            written.append(out)
        return written

    def _out(self, stem: str, number: int, end: str) -> Path:
        return self.path / f"{stem}{f'-{number}' * (number > 1)}{end}"
