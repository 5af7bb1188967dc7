"""Envelopes: what goes through the pipe between the program and a worker process. Knows no torch.

Every value is frozen and pickled by :mod:`multiprocessing` between two processes of one program; nothing of a model's
or a person's file is ever unpickled. A request is sent with an id, which all that is said of it repeats.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Any, Literal

from pneumoviewer.core.errors import PneumoError, places_of
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.engine.requests import Request

Role = Literal["prediction", "training"]


@dataclass(frozen=True, eq=False)
class Submit:
    """A request to be answered by :class:`Answered`, :class:`Failed` or, where it was cancelled, :class:`Aborted`."""

    id: int
    request: Request[Any]


@dataclass(frozen=True)
class Cancel:
    """Nobody waits for the answer any more, or it should come soon; what it computes should end where it is."""

    id: int


@dataclass(frozen=True)
class Shutdown:
    """The worker should end."""


@dataclass(frozen=True)
class Ready:
    """The worker has imported everything and can work."""

    pid: int
    software: dict[str, str]
    device: str
    device_reason: str


@dataclass(frozen=True, eq=False)
class Progressed:
    """What a handler emitted while it worked."""

    id: int
    progress: Any


@dataclass(frozen=True, eq=False)
class Answered:
    """The answer to a request."""

    id: int
    answer: Any


@dataclass(frozen=True)
class Failed:
    """Why a request has no answer; the worker lives on."""

    id: int
    error: PneumoError


@dataclass(frozen=True)
class Aborted:
    """The end of a request that was cancelled while it was worked on."""

    id: int


@dataclass(frozen=True)
class Trouble:
    """Something nobody expected, with a traceback that can be copied: without messages, which may name a patient."""

    error: PneumoError
    traceback: str

    @classmethod
    def of(cls, error: Exception) -> Trouble:
        """Make one of an exception that is being handled."""
        reason = "".join(traceback.format_exception_only(error)).strip().splitlines()[0]
        reported = PneumoError(
            QT_TRANSLATE_NOOP("errors", "Something unexpected went wrong"),
            QT_TRANSLATE_NOOP("errors", "{reason}"),
            QT_TRANSLATE_NOOP("errors", "Please report it with its details"),
            reason=reason[:200],
        )
        return cls(reported, places_of(error))


ToWorker = Submit | Cancel | Shutdown
FromWorker = Ready | Progressed | Answered | Failed | Aborted | Trouble
