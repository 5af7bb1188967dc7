"""The worker process of a training: trains, and before it draws examples of the augmentation."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.training.events import BatchFinished, Event, RunFailed
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.inbox import Inbox
from pneumoviewer.engine.protocol import RequestFailed, ShowAugmented, Shutdown, Trouble

if TYPE_CHECKING:
    from pneumoviewer.engine.examples import ExampleDrawer

_BATCH_INTERVAL_S = 1 / 30


def train_until_asked(inbox: Inbox) -> None:
    """Train and draw examples until asked to end."""
    from pneumoviewer.engine.examples import ExampleDrawer

    drawer = ExampleDrawer(inbox.stop.is_set)
    while not isinstance(request := inbox.requests.get(), Shutdown):
        if isinstance(request, Job):
            _train(request, inbox)
        elif isinstance(request, ShowAugmented):
            _draw(request, drawer, inbox)


def _draw(request: ShowAugmented, drawer: ExampleDrawer, inbox: Inbox) -> None:
    try:
        inbox.send(drawer.answer(request))
    except PneumoError as error:
        inbox.send(RequestFailed(request.id, error))
    except Exception as error:
        inbox.send(RequestFailed(request.id, Trouble.of(error).error))


def _train(job: Job, inbox: Inbox) -> None:
    from pneumoviewer.core.training.run import train

    last_batch = 0.0

    def send(event: Event) -> None:
        nonlocal last_batch
        if isinstance(event, BatchFinished):
            now = time.monotonic()
            if now - last_batch < _BATCH_INTERVAL_S and event.batch < event.batches:
                return
            last_batch = now
        inbox.send(event)

    try:
        train(job, send, inbox.stop.is_set)
    except Exception as error:
        trouble = Trouble.of(error)
        inbox.send(trouble)
        inbox.send(RunFailed(job.folder, saved_epoch(job.folder), trouble.error))


def saved_epoch(folder: Path) -> int:
    """Return how many epochs of a run are saved; 0 where it is no model yet."""
    with contextlib.suppress(PneumoError):
        return ModelInfo.read(folder, usable=False).epoch
    return 0
