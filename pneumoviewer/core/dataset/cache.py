"""Picture cache: every picture of a dataset at a model's size, decoded once into a memory-mapped file."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import tempfile
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.dataset.dataset import Dataset, Item
from pneumoviewer.core.dataset.duplicates import find_duplicates
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.left_out import Duplicate, LeftOut
from pneumoviewer.core.paths import cache_dir
from pneumoviewer.core.radiograph import reader
from pneumoviewer.core.radiograph.archive import HEAD_BYTES
from pneumoviewer.core.radiograph.file_names import has_picture_ending

_T = TypeVar("_T")
_Picture = Callable[[Item], NDArray[np.uint8] | PneumoError]  # what an item looks like, or why it cannot be read

FORMAT_VERSION = 3  # to be raised whenever reading or preprocessing gives other pictures than before
KEPT_BYTES = 4 * 10**9
_STALE_SECONDS = 24 * 3600
_UNREADABLE = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError)  # of a file that is not whole


@dataclass(frozen=True, eq=False)
class PictureCache:
    """The pictures of a dataset.

    Attributes
    ----------
    pictures : memmap of uint8, shape (items, height, width)
        Read-only; row i is the dataset's item i, all 0 where it could not be read.
    readable : ndarray of bool, shape (items,)
    left_out : tuple of LeftOut
        The files that could not be read, and why.
    duplicates : tuple of Duplicate
        Films, told by their pixels at this size, that fall on both sides of the dataset's split or under two labels.
    """

    pictures: NDArray[np.uint8]
    readable: NDArray[np.bool_]
    left_out: tuple[LeftOut, ...]
    duplicates: tuple[Duplicate, ...]


def open_cache(
    dataset: Dataset,
    preprocessing: Preprocessing,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    max_megapixels: float = 100.0,
) -> PictureCache:
    """Return the pictures of a dataset, read now if they have not been read before.

    Parameters
    ----------
    preprocessing : Preprocessing
        Of which scaling, channels and features do not matter here.
    on_progress : callable, optional
        Called with images done and in all, from this thread.
    should_stop : callable, optional
        Asked after every image.

    Raises
    ------
    PneumoError
        Where the pictures cannot be kept, such as on a full disk.
    Cancelled
        As soon as `should_stop` says so; nothing is left behind.

    Notes
    -----
    The cache belongs to the names and sizes of the files, their order and what is done to them; it may be deleted at
    any time.
    Processes that make the same one at once do not disturb each other.
    """

    def picture(item: Item) -> NDArray[np.uint8] | PneumoError:
        try:
            return preprocessing.picture(reader.read(dataset.root / item.file, max_megapixels=max_megapixels))
        except PneumoError as error:
            return error

    folder = cache_dir() / "pictures"
    path = folder / f"{_key(dataset, preprocessing, max_megapixels)}.npy"
    shape = (len(dataset.items), *preprocessing.size)
    try:
        found = _open(path, shape, dataset, picture)
        if found is None:
            folder.mkdir(parents=True, exist_ok=True)
            _make(path, shape, dataset.items, picture, on_progress, should_stop)
            found = _open(path, shape, dataset, picture)
        if found is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        _prune(folder, path)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The pictures of “{folder}” cannot be kept for training"),
            QT_TRANSLATE_NOOP("errors", "{reason}; {megabytes} MB are needed in “{cache}”")
            if full
            else QT_TRANSLATE_NOOP("errors", "{reason}, in “{cache}”"),
            QT_TRANSLATE_NOOP("errors", "Make room there, or choose a smaller image size")
            if full
            else QT_TRANSLATE_NOOP("errors", "Check that this folder can be written to"),
            folder=dataset.root.name,
            reason=error.strerror or str(error),
            megabytes=round(np.prod(shape, dtype=float) / 1e6) + 1,
            cache=folder,
        ) from error
    return found


def _key(dataset: Dataset, preprocessing: Preprocessing, max_megapixels: float) -> str:
    files = hashlib.sha256("\0".join(i.file for i in dataset.items).encode("utf-8", "surrogateescape")).hexdigest()
    p = preprocessing
    done = (p.size, p.fit, p.trim, p.crop, p.denoise, p.equalize)
    parts = [FORMAT_VERSION, dataset.fingerprint, files, *done, max_megapixels]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def remembered(
    dataset: Dataset, preprocessing: Preprocessing, *, max_megapixels: float = 100.0
) -> tuple[tuple[LeftOut, ...], tuple[Duplicate, ...]]:
    """Return what is known of a dataset's files from an earlier reading: those that could not be read, and duplicates.

    Nothing is read anew; where the pictures have not been read at this size, nothing is known.
    """
    path = cache_dir() / "pictures" / f"{_key(dataset, preprocessing, max_megapixels)}.npy"
    try:
        notes = _Notes.read(path)
    except _UNREADABLE:
        return (), ()
    if not notes.fits(len(dataset.items)):
        return (), ()
    return notes.left_out(dataset), find_duplicates(dataset.items, notes.hashes)


@dataclass(frozen=True)
class _Notes:
    """What lies beside the pictures: why some could not be read, by number, and the hash of each of the others."""

    problems: dict[int, tuple[str, dict[str, Any]]]
    hashes: list[str]

    @classmethod
    def read(cls, path: Path) -> _Notes:
        """Read those of a cache; raises :data:`_UNREADABLE`."""
        notes = json.loads(path.with_suffix(".json").read_text("utf-8"))
        problems = {int(n): (str(why), dict(arguments)) for n, (why, arguments) in notes["problems"].items()}
        return cls(problems, [str(value) for value in notes["hashes"]])

    def fits(self, items: int) -> bool:
        return len(self.hashes) == items and all(0 <= n < items for n in self.problems)

    def left_out(self, dataset: Dataset) -> tuple[LeftOut, ...]:
        files = [dataset.items[n].file for n in sorted(self.problems)]
        return tuple(
            LeftOut(file, *self.problems[n], failed=_is_picture(dataset.root / file))
            for n, file in zip(sorted(self.problems), files, strict=True)
        )


def _open(path: Path, shape: tuple[int, ...], dataset: Dataset, picture: _Picture) -> PictureCache | None:
    """Return a cache that is there and whole, and none of whose unreadable files can be read by now; else None."""
    try:
        notes = _Notes.read(path)
        pictures = np.load(path, mmap_mode="r", allow_pickle=False)
    except _UNREADABLE:
        return None
    if pictures.shape != shape or pictures.dtype != np.uint8 or not notes.fits(shape[0]):
        return None
    if any(not isinstance(picture(dataset.items[number]), PneumoError) for number in notes.problems):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # the least recently used goes first
    readable = np.ones(shape[0], np.bool_)
    readable[list(notes.problems)] = False
    return PictureCache(pictures, readable, notes.left_out(dataset), find_duplicates(dataset.items, notes.hashes))


def _is_picture(path: Path) -> bool:
    """Say whether a file that cannot be read was meant to be; a file without an ending may be anything."""
    if has_picture_ending(path.name):
        return True
    try:
        with path.open("rb") as file:
            return reader.kind_of(file.read(HEAD_BYTES)) is not None
    except OSError:
        return True


def _why(error: PneumoError) -> tuple[str, dict[str, Any]]:
    """Return why a file cannot be read as a template and its values, without those of its name."""
    template = error.templates[1] or error.templates[0]
    places = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template, {name: value for name, value in error.arguments.items() if name in places}


def _make(
    path: Path,
    shape: tuple[int, ...],
    items: Sequence[Item],
    picture: _Picture,
    on_progress: Callable[[int, int], None] | None,
    should_stop: Callable[[], bool] | None,
) -> None:
    problems: dict[str, tuple[str, dict[str, Any]]] = {}
    hashes: list[str] = []
    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".tmp", dir=path.parent)
    temporary, notes = Path(name), Path(name).with_suffix(".notes.tmp")
    try:
        with os.fdopen(descriptor, "wb") as file, contextlib.closing(_in_order(picture, items)) as results:
            header: dict[str, Any] = {"descr": "|u1", "fortran_order": False, "shape": shape}
            np.lib.format.write_array_header_1_0(file, header)
            # Written, not mapped: a full disk is then an error here and not a signal that ends the process.
            for number, result in enumerate(results):
                if should_stop is not None and should_stop():
                    raise Cancelled
                if isinstance(result, PneumoError):
                    problems[str(number)] = _why(result)
                    hashes.append("")
                    result = np.zeros(shape[1:], np.uint8)
                else:
                    hashes.append(hashlib.blake2b(np.ascontiguousarray(result).data, digest_size=16).hexdigest())
                file.write(np.ascontiguousarray(result).data)
                if on_progress is not None:
                    on_progress(number + 1, shape[0])
            file.flush()
            os.fsync(file.fileno())
        notes.write_text(json.dumps({"problems": problems, "hashes": hashes}, default=str), "utf-8")
        notes.replace(path.with_suffix(".json"))
        with contextlib.suppress(PermissionError):  # Windows: another process made it meanwhile, and has it open
            temporary.replace(path)
    finally:
        notes.unlink(missing_ok=True)
        temporary.unlink(missing_ok=True)


def _in_order(work: Callable[[Item], _T], items: Sequence[Item]) -> Generator[_T, None, None]:
    """Yield what `work` makes of each item, in their order, computed a little ahead on all cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    rest = iter(items)
    with ThreadPoolExecutor(cores, "pictures") as pool:
        ahead = deque(pool.submit(work, item) for item in islice(rest, 8 * cores))
        try:
            while ahead:
                yield ahead.popleft().result()
                ahead.extend(pool.submit(work, item) for item in islice(rest, 1))
        finally:
            for waiting in ahead:
                waiting.cancel()


def _prune(folder: Path, used: Path) -> None:
    """Delete the least recently used caches beyond :data:`KEPT_BYTES`, but `used`, and what a crash left behind."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".*.tmp"):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink(missing_ok=True)
        kept = 0
        for path in sorted(folder.glob("*.npy"), key=lambda p: (p == used, p.stat().st_mtime), reverse=True):
            kept += path.stat().st_size
            if kept > KEPT_BYTES and path != used:
                path.with_suffix(".json").unlink(missing_ok=True)
                path.unlink(missing_ok=True)
