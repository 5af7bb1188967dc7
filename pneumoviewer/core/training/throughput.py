"""Throughput: images a second, time left, memory."""

from __future__ import annotations

import sys
import time

import torch

from pneumoviewer.core.training.events import BatchFinished

_REPORT_EVERY_S = 0.05


class ThroughputMeter:
    """Measures an epoch.

    Parameters
    ----------
    epoch, epochs : int
        From 1; how many in all.
    batches, images : int
        Of the epoch.
    """

    def __init__(self, epoch: int, epochs: int, batches: int, images: int, device: str) -> None:
        self.epoch = epoch
        self._epochs, self._batches, self._images, self._device = epochs, batches, images, device
        self._started = time.perf_counter()
        self._reported = -1.0

    def seconds(self) -> float:
        """Return the seconds since the epoch began."""
        return max(time.perf_counter() - self._started, 1e-9)

    def batch_finished(self, batch: int, loss: float, learning_rate: float) -> BatchFinished | None:
        """Return the event of a batch; None when the last was sent a moment ago."""
        now = self.seconds()
        if now - self._reported < _REPORT_EVERY_S and batch < self._batches:
            return None
        self._reported = now
        done = batch / self._batches
        return BatchFinished(
            epoch=self.epoch,
            batch=batch,
            batches=self._batches,
            loss=loss,
            learning_rate=learning_rate,
            images_per_second=done * self._images / now,
            seconds_left=now / done * (self._epochs - self.epoch + 1 - done),
        )

    def memory_mib(self) -> float:
        """Return the highest memory so far: the graphics card's, or the process's."""
        if self._device == "cuda":
            return torch.cuda.max_memory_allocated() / 2**20
        return _peak_memory_mib()


def _peak_memory_mib() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (2**20 if sys.platform == "darwin" else 2**10)
