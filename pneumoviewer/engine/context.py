"""The context of a handler: what it emits while it works on a request, and whether it should stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pneumoviewer.core.progress import ProgressToken

PROGRESS_INTERVAL_S = 1 / 10


@dataclass(frozen=True)
class Context:
    """How a handler is heard, and hears.

    Attributes
    ----------
    emit : callable
        Sends progress: a share, or what the request's class says.
    should_stop : callable
        Whether nobody waits for the answer any more.
    """

    emit: Callable[[Any], None]
    should_stop: Callable[[], bool]

    def progress(self) -> ProgressToken:
        """Return a token whose shares are sent a few times a second at most."""
        last_sent = time.monotonic()

        def on_progress(share: float) -> None:
            nonlocal last_sent
            if time.monotonic() - last_sent >= PROGRESS_INTERVAL_S:
                last_sent = time.monotonic()
                self.emit(share)

        return ProgressToken(on_progress, self.should_stop)
