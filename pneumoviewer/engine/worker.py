"""The worker process: answers one request after the other by its handler. Imports torch there, and only there.

Decision 1.
"""

from __future__ import annotations

import os
import pkgutil
import signal
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.engine.context import Context
from pneumoviewer.engine.inbox import Inbox
from pneumoviewer.engine.protocol import Aborted, Answered, Failed, Progressed, Ready, Role, Shutdown, Submit, Trouble

# What the first request would otherwise wait for.
_HANDLERS: dict[Role, str] = {
    "prediction": "pneumoviewer.engine.reading_handlers",
    "training": "pneumoviewer.engine.training_handlers",
}


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
    inbox = Inbox(connection)
    try:
        ready = _ready(role)
    except Exception as error:
        inbox.send(Trouble.of(error))
        return
    inbox.may_exit.clear()
    inbox.send(ready)
    while not isinstance(submitted := inbox.requests.get(), Shutdown):
        _answer(submitted, inbox)
    os._exit(0)  # everything is sent and saved, and torch would take half a second to be torn down


def _ready(role: Role) -> Ready:
    import_module(_HANDLERS[role])

    from pneumoviewer.core.inference.device import choose_device
    from pneumoviewer.core.training.checkpoint import software

    device, reason = choose_device()
    return Ready(os.getpid(), software(), device, reason)


def _answer(submitted: Submit, inbox: Inbox) -> None:
    id, request = submitted.id, submitted.request
    context = Context(lambda progress: inbox.send(Progressed(id, progress)), partial(inbox.should_stop, id))
    try:
        inbox.send(Answered(id, pkgutil.resolve_name(request.handler)(request, context)))
    except Cancelled:
        inbox.send(Aborted(id))
    except PneumoError as error:
        inbox.send(Failed(id, error))
    except Exception as error:
        trouble = Trouble.of(error)
        inbox.send(trouble)
        inbox.send(Failed(id, trouble.error))
