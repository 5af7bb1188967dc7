"""The far end: what runs in a worker process. Imports torch there, and only there."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
import time
from collections import OrderedDict
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.training.events import BatchFinished, Event, RunFailed
from pneumoviewer.engine.protocol import (
    Answer,
    Explain,
    Explained,
    Predict,
    Predicted,
    Progressed,
    Ready,
    Request,
    RequestFailed,
    Role,
    ShowAugmented,
    ShowWeights,
    Shutdown,
    Stop,
    Train,
    Trouble,
    WeightImages,
    Withdraw,
    Withdrawn,
)

if TYPE_CHECKING:
    from pneumoviewer.core.inference.gate.input_gate import InputGate
    from pneumoviewer.core.inference.predictor import Predictor
    from pneumoviewer.engine.examples import ExampleDrawer

MODELS_KEPT = 3
_BATCH_INTERVAL_S = 1 / 30
_PROGRESS_INTERVAL_S = 1 / 10


def main(connection: Connection, role: Role) -> None:
    """Run a worker until it is asked to end, or the other end of the pipe is gone.

    Parameters
    ----------
    connection : Connection
        The far end of a duplex pipe.
    role : {"prediction", "training"}
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides what it means
    if role == "training" and hasattr(os, "nice"):
        os.nice(5)  # the window stays quick beside a training
    inbox = _Inbox(connection)
    try:
        ready = _ready(role)
    except Exception as error:
        inbox.send(Trouble.of(error))
        return
    inbox.may_exit.clear()
    inbox.send(ready)
    work = _predict_until_asked if role == "prediction" else _train_until_asked
    work(inbox)
    os._exit(0)  # everything is sent and saved, and torch would take half a second to be torn down


class _Inbox:
    """Reads requests on a thread of its own, so that the pipe never fills and *Stop* is heard at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self.stop = threading.Event()
        self.withdrawn = 0  # the request that nobody waits for any more; they are withdrawn one at a time
        self.may_exit = threading.Event()  # nothing can be lost while libraries are being imported
        self.may_exit.set()
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def send(self, answer: Answer) -> None:
        """Send an answer; where nobody hears it any more, ask to stop."""
        try:
            self._connection.send(answer)
        except OSError:
            self.stop.set()

    def _read(self) -> None:
        request: Request = Stop()
        while not isinstance(request, Shutdown):
            try:
                request = self._connection.recv()
            except (EOFError, OSError):
                request = Shutdown()
            if isinstance(request, Stop | Shutdown):
                self.stop.set()
            if isinstance(request, Shutdown) and self.may_exit.is_set():
                os._exit(0)
            if isinstance(request, Withdraw):
                self.withdrawn = request.id
            elif not isinstance(request, Stop):
                self.requests.put(request)


def _ready(role: Role) -> Ready:
    from importlib import import_module

    from pneumoviewer.core.inference.device import choose_device
    from pneumoviewer.core.training.checkpoint import software

    # What the first request would otherwise wait for.
    import_module("pneumoviewer.core.inference.predictor" if role == "prediction" else "pneumoviewer.core.training.run")

    device, reason = choose_device()
    return Ready(os.getpid(), software(), device, reason)


def _predict_until_asked(inbox: _Inbox) -> None:
    predictors = _Predictors()
    while not isinstance(request := inbox.requests.get(), Shutdown):
        if not isinstance(request, Predict | Explain | ShowWeights):
            continue
        try:
            inbox.send(_answer(request, predictors, inbox))
        except Cancelled:
            inbox.send(Withdrawn(request.id))
        except PneumoError as error:
            inbox.send(RequestFailed(request.id, error))
        except Exception as error:
            trouble = Trouble.of(error)
            inbox.send(RequestFailed(request.id, trouble.error))
            inbox.send(trouble)


def _answer(request: Predict | Explain | ShowWeights, predictors: _Predictors, inbox: _Inbox) -> Answer:
    radiograph = request.radiograph
    predictor = predictors.get(request.model)
    if isinstance(request, Predict):
        prediction = predictor.predict(radiograph, str(radiograph.path or radiograph.name))
        return Predicted(request.id, prediction.with_gate(predictors.gatekeeper.check(radiograph)))
    if isinstance(request, Explain):
        return _explain(request, predictor, inbox)
    from pneumoviewer.core.explain.saliency import describe_input
    from pneumoviewer.core.explain.weights import weight_images

    stack = weight_images(predictor.info)
    about = (radiograph.sha256, predictor.info.sha256)
    return WeightImages(
        request.id,
        stack.epochs,
        predictor.info.best_epoch,
        stack.units,
        stack.values,
        predictor.model_input(radiograph),
        *about,
        model_input=describe_input(predictor.info, radiograph),
    )


def _explain(request: Explain, predictor: Predictor, inbox: _Inbox) -> Explained:
    from pneumoviewer.core.explain.randomization_test import RandomizedPredictor
    from pneumoviewer.core.explain.saliency import explain
    from pneumoviewer.core.progress import ProgressToken

    last_told = time.monotonic()

    def tell(share: float) -> None:
        nonlocal last_told
        if time.monotonic() - last_told >= _PROGRESS_INTERVAL_S:
            last_told = time.monotonic()
            inbox.send(Progressed(request.id, share))

    def should_stop() -> bool:
        return inbox.withdrawn == request.id or inbox.stop.is_set()

    asked = RandomizedPredictor(predictor.info) if request.randomized else predictor
    work = ProgressToken(tell, should_stop)
    return Explained(request.id, explain(asked, request.radiograph, request.class_name, request.method, work))


class _Predictors:
    """The models used last, kept loaded, and the gate in front of them all."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Path, str], Predictor] = OrderedDict()

    @cached_property
    def gatekeeper(self) -> InputGate:
        """The default model's."""
        from pneumoviewer.core.inference.gate.input_gate import InputGate

        return InputGate.of_default()

    def get(self, model: Path) -> Predictor:
        """Return the model's predictor as it is on disk now: a running training changes it every epoch."""
        from pneumoviewer.core.inference.predictor import Predictor

        info = ModelInfo.read(model)
        key = (model, info.sha256)
        if key not in self._kept:
            try:
                self._kept[key] = Predictor(info)
            except PneumoError:
                newer = ModelInfo.read(model)
                if newer.sha256 == info.sha256:
                    raise
                key = (model, newer.sha256)  # an epoch was saved in between, and the older weights pruned
                self._kept[key] = Predictor(newer)
        self._kept.move_to_end(key)
        while len(self._kept) > MODELS_KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]


def _train_until_asked(inbox: _Inbox) -> None:
    from pneumoviewer.engine.examples import ExampleDrawer

    drawer = ExampleDrawer(inbox.stop.is_set)
    while not isinstance(request := inbox.requests.get(), Shutdown):
        if isinstance(request, Train):
            _train(request, inbox)
        elif isinstance(request, ShowAugmented):
            _draw(request, drawer, inbox)


def _draw(request: ShowAugmented, drawer: ExampleDrawer, inbox: _Inbox) -> None:
    try:
        inbox.send(drawer.answer(request))
    except PneumoError as error:
        inbox.send(RequestFailed(request.id, error))
    except Exception as error:
        inbox.send(RequestFailed(request.id, Trouble.of(error).error))


def _train(request: Train, inbox: _Inbox) -> None:
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
        train(
            request.recipe,
            request.data,
            request.folder,
            send,
            inbox.stop.is_set,
            resume=request.resume,
            classes=request.classes,
        )
    except Exception as error:
        trouble = Trouble.of(error)
        inbox.send(RunFailed(request.folder, saved_epoch(request.folder), trouble.error))
        inbox.send(trouble)


def saved_epoch(folder: Path) -> int:
    """Return how many epochs of a run are saved; 0 where it is no model yet."""
    with contextlib.suppress(PneumoError):
        return ModelInfo.read(folder, usable=False).epoch
    return 0
