"""Discovery: from files, folders, archives and DICOMDIR to the radiographs in them, one after the other."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.archive import HEAD_BYTES, is_archive, members
from pneumoviewer.core.radiograph.dicom_header import Header
from pneumoviewer.core.radiograph.dicomdir import is_dicomdir, pictures_named
from pneumoviewer.core.radiograph.file_names import has_picture_ending, is_system_file, natural_sort_key
from pneumoviewer.core.radiograph.patient_identity import Identity, Study
from pneumoviewer.core.radiograph.read_errors import not_opened
from pneumoviewer.core.radiograph.reader import kind_of, open_input
from pneumoviewer.core.radiograph.redaction import hidden, may_be_dicom, says_dicom
from pneumoviewer.core.radiograph.walk import walk


@dataclass(frozen=True)
class Candidate:
    """Something to read, or the reason why not.

    Attributes
    ----------
    path : Path
        What :func:`pneumoviewer.core.radiograph.reader.read` takes; of a file in an archive as if that were a folder.
    masked : str or None
        The path of a DICOM file, or of what may be one, without what tells the patient; None of any other file.
    """

    path: Path
    error: PneumoError | None = None
    study: Study | None = None
    redacted_path: str | None = None


class Discovery:
    """The radiographs in what was named. Iterate over it once, on any thread, or on one after another.

    A folder is searched with those below it, links followed, an archive with its folders, a DICOMDIR by what it names.
    Files are told by what they hold. What was named itself and is no radiograph, what has a picture's ending and is
    none, and what a DICOMDIR names and is not there are all found, to be refused when read, or with the reason. Other
    files of folders and archives are only listed as passed over.

    Parameters
    ----------
    most : int or None
        How many radiographs are taken of each folder, archive or DICOMDIR.
    named : bool
        Whether a person named these very paths. What is no radiograph among files found otherwise is counted only.

    Attributes
    ----------
    passed_over : list of Path
        The files that were no radiographs, so far.
    """

    def __init__(self, paths: Iterable[Path], *, limit: int | None = None, named: bool = True) -> None:
        self._paths = tuple(paths)
        self._limit = limit
        self._named = named
        self._stopped = False
        self.passed_over: list[Path] = []

    def stop(self) -> None:
        """End before the next file; from any thread."""
        self._stopped = True

    def __iter__(self) -> Iterator[Candidate]:
        for path in self._paths:
            count, seen = 0, set[tuple[Path, bool]]()
            for found in self._in_folder(path) if _is_folder(path) else self._in_file(path, named=self._named):
                if self._stopped:
                    return
                if count == self._limit:
                    yield Candidate(path, _rest_of(path, count))
                    break
                count += 1
                key = (found.path, found.error is None)  # a second file of one name has the first one's path
                if key not in seen:
                    seen.add(key)
                    yield found
            if not count and self._named and not self._stopped:
                yield Candidate(path, _nothing_in(path))

    def _in_folder(self, folder: Path) -> Iterator[Candidate]:
        unreadable: list[Candidate] = []

        def note(error: OSError) -> None:
            unreadable.append(
                Candidate(folder if error.filename is None else Path(error.filename), _not_searched(error))
            )

        for here, files in walk(folder, note):
            yield from unreadable
            unreadable.clear()
            for name in files:
                if self._stopped:
                    return
                yield from self._in_file(here / name, named=False, searched=True)
        yield from unreadable

    def _in_file(self, path: Path, *, named: bool, searched: bool = False) -> Iterator[Candidate]:
        """Yield what a file is or holds; of a folder that is searched itself, a DICOMDIR adds but what is missing."""
        try:
            head = _head_of(path)
        except (OSError, ValueError):
            yield unread_candidate(path)  # reading it gives the reason, or finds it in an archive
            return
        if is_archive(head):
            yield from self._in_archive(path)
        elif is_dicomdir(head):
            yield from self._named_by(path, _FolderNames(path.parent).find, only_missing=searched)
        else:
            yield from self._if_radiograph(path, head, named=named)

    def _in_archive(self, archive: Path) -> Iterator[Candidate]:
        names: dict[tuple[str, ...], Path] = {}
        tables: list[Path] = []
        try:
            for member in members(archive):
                if self._stopped:
                    return
                path = member.path
                parts = path.relative_to(archive).parts
                names[_spelled(parts)] = path
                if any(map(is_system_file, parts)):
                    continue
                if member.error is not None:
                    yield unread_candidate(path, member.error)
                elif is_dicomdir(member.head):
                    tables.append(path)
                else:
                    yield from self._if_radiograph(path, member.head, named=False)
        except PneumoError as error:
            yield Candidate(archive, error)
        for table in tables:
            inside = table.parent.relative_to(archive).parts
            below = {
                place[len(inside) :]: path for place, path in names.items() if place[: len(inside)] == _spelled(inside)
            }
            yield from self._named_by(table, below.get, only_missing=True)

    def _if_radiograph(self, path: Path, head: bytes, *, named: bool) -> Iterator[Candidate]:
        if named or kind_of(head) is not None or has_picture_ending(path.name):
            yield candidate_of(path, head)
        else:
            self.passed_over.append(path)

    def _named_by(
        self, table: Path, find: Callable[[tuple[str, ...]], Path | None], *, only_missing: bool
    ) -> Iterator[Candidate]:
        """Yield what a DICOMDIR names, by what finds a place as :func:`_spelled` has it."""
        try:
            with open_input(table) as file:
                places = pictures_named(file.read(), table.name)
        except PneumoError as error:
            yield Candidate(table, error)
            return
        for place in places:
            path = find(_spelled(place))
            if path is None:
                yield unread_candidate(table.parent.joinpath(*place), _missing(place[-1], table.name))
            elif not only_missing:
                try:
                    yield from self._if_radiograph(path, _head_of(path), named=True)
                except OSError:
                    yield unread_candidate(path)


def candidate_of(path: Path, head: bytes) -> Candidate:
    """Return what a file is that begins like this."""
    kind = kind_of(head)
    if kind != "DICOM":
        return Candidate(path, redacted_path=hidden(path) if kind is None and says_dicom(path) else None)
    header = _header_of(path, head)
    return Candidate(path, study=header.study(), redacted_path=header.redacted_path(path))


def unread_candidate(path: Path, error: PneumoError | None = None) -> Candidate:
    """Return what is not there or cannot be read, so that nobody knows whose it is."""
    return Candidate(path, error, redacted_path=hidden(path) if may_be_dicom(path) else None)


def read_patient_identity(path: Path) -> Identity | None:
    """Return whose a file is, for a person who asks; None where it does not say, or cannot be read."""
    try:
        with open_input(path) as file:
            if kind_of(file.read(HEAD_BYTES)) == "DICOM":
                return Header(file).identity()
    except (OSError, PneumoError):
        pass
    return None


def _header_of(path: Path, head: bytes) -> Header:
    """Return a file's header, for which its first bytes are enough as a rule."""
    header = Header(io.BytesIO(head))
    if header.whole or len(head) < HEAD_BYTES:
        return header
    try:
        with open_input(path) as file:
            return Header(file)
    except (OSError, PneumoError):
        return header


def neighbour(path: Path, by: int) -> Path | None:
    """Return the radiograph that comes so many files after one in its folder (before it, if negative).

    Parameters
    ----------
    by : int
        1 or -1; files that are no radiographs are stepped over.

    Returns
    -------
    Path or None
        None at the end of the folder, and where the folder cannot be read.
    """
    try:
        names = sorted(
            (entry.name for entry in os.scandir(path.parent) if not is_system_file(entry.name)), key=natural_sort_key
        )
    except OSError:
        return None
    key = natural_sort_key(path.name)
    onwards = (
        [n for n in names if natural_sort_key(n) > key]
        if by > 0
        else [n for n in reversed(names) if natural_sort_key(n) < key]
    )
    for name in onwards:
        other = path.with_name(name)
        try:
            if kind_of(_head_of(other)) is not None:
                return other
        except OSError:
            continue
    return None


class _FolderNames:
    """Finds files named by a DICOMDIR, whose names some systems show in small letters, or with a version."""

    def __init__(self, folder: Path) -> None:
        self._names: dict[Path, dict[str, Path]] = {}
        self._folder = folder

    def find(self, place: tuple[str, ...]) -> Path | None:
        here: Path | None = self._folder
        for part in place:
            if here is None:
                return None
            if here not in self._names:
                try:
                    self._names[here] = {_spelled((path.name,))[0]: path for path in here.iterdir()}
                except OSError:
                    self._names[here] = {}
            here = self._names[here].get(part)
        return here


def _spelled(place: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.casefold().partition(";")[0].rstrip(".") for part in place)


def _head_of(path: Path) -> bytes:
    """Return a file's first bytes; none of what would block, as a pipe does."""
    if not stat.S_ISREG(path.stat().st_mode):
        return b""
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # opened as a file, it says what is wrong


def _nothing_in(path: Path) -> PneumoError:
    return not_opened(
        path.name or str(path),
        QT_TRANSLATE_NOOP("errors", "it holds no PNG, JPEG, TIFF, BMP, WebP or DICOM file"),
        QT_TRANSLATE_NOOP("errors", "Choose another folder or archive"),
    )


def _rest_of(path: Path, limit: int) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "Not all of {name} was opened"),
        QT_TRANSLATE_NOOP("errors", "only its first {most:,} radiographs are listed"),
        QT_TRANSLATE_NOOP("errors", "Open the folders inside it one by one"),
        name=path.name or str(path),
        most=limit,
    )


def _not_searched(error: OSError) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The folder {name} was not searched"),
        QT_TRANSLATE_NOOP("errors", "the system could not read it ({reason})"),
        QT_TRANSLATE_NOOP("errors", "Ask its owner for access, or check that its disc or share is connected"),
        name=Path(error.filename or "?").name,
        reason=error.strerror or "?",
    )


def _missing(name: str, table: str) -> PneumoError:
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "{table} names it, but it is not there"),
        QT_TRANSLATE_NOOP("errors", "Open the disc itself, or copy it again with all its folders"),
        table=table,
    )
