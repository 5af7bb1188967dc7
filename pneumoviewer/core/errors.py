"""PneumoError: the one error a person is meant to read; its places in the code for those who mend it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any


class PneumoError(Exception):
    """Something failed in a way a person can understand and mend.

    Parameters
    ----------
    what, why, next_step : str
        Templates, marked with :func:`pneumoviewer.core.i18n.QT_TRANSLATE_NOOP` under the context ``"errors"``: what
        failed, why, and what to do next. None of them ends with a full stop.
    **arguments : object
        The values for the templates' ``{named}`` places.

    Notes
    -----
    Templates and arguments are kept apart so that the window can translate the sentence before filling it in.
    """

    def __init__(self, what: str, why: str = "", next_step: str = "", **arguments: object) -> None:
        super().__init__(what, why, next_step)
        self.templates = (what, why, next_step)
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (*self.templates, self.arguments))

    def parts(self, translate: Callable[[str], str] = str) -> tuple[str, str, str]:
        """Return what, why and what next as finished texts, each template first passed through `translate`."""
        what, why, next_step = (translate(t).format(**self.arguments) if t else "" for t in self.templates)
        return what, why, next_step

    @property
    def what(self) -> str:
        """What failed."""
        return self.parts()[0]

    @property
    def why(self) -> str:
        """Why it failed; may be empty."""
        return self.parts()[1]

    @property
    def next_step(self) -> str:
        """What to do next; may be empty."""
        return self.parts()[2]

    def __str__(self) -> str:
        """Everything in one line, as the command line prints it."""
        what, why, next_step = (" ".join(p.split()) for p in self.parts())
        sentence = f"{what}: {why}" if why else what
        return f"{sentence}. {next_step}." if next_step else f"{sentence}."


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """A person asked to stop; not a failure."""


def _rebuild(what: str, why: str, next_step: str, arguments: dict[str, object]) -> PneumoError:
    return PneumoError(what, why, next_step, **arguments)


def places_of(error: BaseException) -> str:
    """Return where an error came from: the places in the code and the kinds of the exceptions, the first one first.

    Without their messages, as those may repeat a file's name or content, which may be a patient's.
    """
    return _places(traceback.TracebackException.from_exception(error))


def _places(error: traceback.TracebackException) -> str:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    kind = getattr(error.exc_type, "__qualname__", "")
    return (f"{_places(before)}\nafter which:\n" if before else "") + "".join(error.stack.format()) + f"{kind}\n"
