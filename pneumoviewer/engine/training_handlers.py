"""Handlers of a training's requests: the training itself, and previews before. Imported in the worker process alone."""

from __future__ import annotations

import time

from pneumoviewer.core.training import run
from pneumoviewer.core.training.augmentation_preview import AugmentationPreview, AugmentedExamples
from pneumoviewer.core.training.events import BatchFinished, End, Event
from pneumoviewer.engine.context import Context
from pneumoviewer.engine.requests import PreviewAugmentation, Train

_BATCH_INTERVAL_S = 1 / 30
_preview = AugmentationPreview()


def train(request: Train, context: Context) -> End:
    """Train, and emit the events before the end; of batches as many as can be seen."""
    last_batch = 0.0

    def emit(event: Event) -> None:
        nonlocal last_batch
        if isinstance(event, End):
            return  # it is the answer
        if isinstance(event, BatchFinished):
            now = time.monotonic()
            if now - last_batch < _BATCH_INTERVAL_S and event.batch < event.batches:
                return
            last_batch = now
        context.emit(event)

    return run.train(request.job, emit, context.should_stop)


def preview_augmentation(request: PreviewAugmentation, context: Context) -> AugmentedExamples:
    """Draw examples."""
    return _preview.draw(request.recipe, request.data, request.draw, request.classes, context.should_stop)
