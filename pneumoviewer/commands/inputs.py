"""The radiographs in what a command was given: files, folders, archives, DICOMDIR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pneumoviewer.commands.terminal import say
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.session.session_file import is_session, read_session


@dataclass(frozen=True)
class Inputs:
    """What is to be read.

    Attributes
    ----------
    files : list of Path
        In an archive as if that were a folder.
    refused : mapping of int to PneumoError
        Which of them, counted from 0, are not read, and why.
    passed_over : list of Path
        Other files, which are no radiographs.
    """

    files: list[Path]
    refused: Mapping[int, PneumoError]
    passed_over: list[Path]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Inputs:
        """Look into folders, archives, DICOMDIR and sessions, and say how many files in them are no radiographs.

        Raises
        ------
        PneumoError
            Where a session cannot be read.
        """
        from pneumoviewer.core.radiograph.discovery import Discovery

        gathering = Discovery([file for path in paths for file in (_listed_in(path) if is_session(path) else [path])])
        found = list(gathering)
        passed_over = gathering.passed_over
        if passed_over:
            say(f"Passed over as no radiographs: {len(passed_over):,} file{'s' * (len(passed_over) > 1)}.")
        refused = {n: f.error for n, f in enumerate(found) if f.error is not None}
        return cls([f.path for f in found], refused, passed_over)


def _listed_in(session: Path) -> list[Path]:
    """Return the files that a session lists, and say how many pictures it lists that never were a file."""
    rows = read_session(session).items
    files = [row.path for row in rows if row.path is not None]
    if len(files) < len(rows):
        say(f"Passed over as pasted and not a file: {len(rows) - len(files):,} of {session.name}.")
    return files
