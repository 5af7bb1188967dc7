"""The radiographs in what a command was given: files, folders, archives, DICOMDIR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pneumoviewer.commands.terminal import say
from pneumoviewer.core.errors import PneumoError


@dataclass(frozen=True)
class Inputs:
    """What is to be read.

    Attributes
    ----------
    files : list of Path
        In an archive as if that were a folder.
    refused : mapping of int to PneumoError
        Which of them, counted from 0, are not read, and why.
    """

    files: list[Path]
    refused: Mapping[int, PneumoError]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Inputs:
        """Look into folders, archives and DICOMDIR, and say how many files in them are no radiographs."""
        from pneumoviewer.core.radiograph.gather import Gathering

        gathering = Gathering(paths)
        found = list(gathering)
        if gathering.passed_over:
            say(f"Passed over as no radiographs: {gathering.passed_over:,} file{'s' * (gathering.passed_over > 1)}.")
        return cls([f.path for f in found], {n: f.error for n, f in enumerate(found) if f.error is not None})
