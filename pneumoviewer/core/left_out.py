"""Left-out files and duplicate films: what a training or an evaluation says of its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct


class LeftOut(Struct, frozen=True):
    """A file or folder that was left out, and why.

    Attributes
    ----------
    file : str
        Its path relative to the dataset's root, with ``/`` between folders.
    why : str
        A template, marked under the context ``"problems"`` or ``"errors"``.
    arguments : mapping
        The values for the template's ``{named}`` places.
    failed : bool
        Whether it was meant to be used and could not be. Otherwise it is none of the data: a text file, say, or a
        folder without a class.
    """

    file: str
    why: str
    arguments: Mapping[str, Any] = {}
    failed: bool = False

    def reason(self, translate: Callable[[str], str] = str) -> str:
        """Return why as a finished text, the template first passed through `translate`."""
        return translate(self.why).format(**self.arguments) if self.why else ""

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``--json`` prints of it."""
        return {"file": self.file, "why": self.reason(), "failed": self.failed}


class Duplicate(Struct, frozen=True):
    """One film that is there more than once, where that matters: the same pixels in several files.

    Attributes
    ----------
    files : tuple of str
        Relative to the dataset's root.
    splits : tuple of str
        The parts of the split that they are in, if they are in more than one; a figure on one of them is then no
        longer one on films that were never learned from.
    labels : tuple of str
        Their labels, if they contradict each other.
    """

    files: tuple[str, ...]
    splits: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def counted(left_out: Iterable[LeftOut]) -> dict[str, int]:
    """Return how many files were left out for each reason, the commonest first."""
    return dict(Counter(one.reason() for one in left_out).most_common())


def duplicates_counted(duplicates: Iterable[Duplicate]) -> dict[str, int]:
    """Return how many films are on both sides of the split, and how many under two labels."""
    films = tuple(duplicates)
    return {
        "across_splits": sum(bool(film.splits) for film in films),
        "across_labels": sum(bool(film.labels) for film in films),
    }
