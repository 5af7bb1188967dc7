"""What the worker answers to who asks where a model looked, and to who asks no more."""

import time

import numpy as np
import pytest
import torch

from pneumoviewer.core.explain.saliency import explain
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.explain.weights import WeightImages
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.engine import context
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.context import Context
from pneumoviewer.engine.protocol import Aborted, Cancel, Progressed, Submit
from pneumoviewer.engine.reading_handlers import explain_prediction
from pneumoviewer.engine.requests import Explain, VisualizeWeights

PATIENCE_S = 60.0
METHODS = ("integrated_gradients", "occlusion")


@pytest.fixture(scope="module")
def radiograph():
    rows, columns = np.mgrid[0:60, 0:80]
    return from_array(((rows * 3 + columns) % 256).astype(np.uint8), "drawn")


@pytest.fixture
def about(tiny_model, radiograph):
    return radiograph, tiny_model.path, tiny_model.sha256


@pytest.fixture
def worker():
    worker = Worker("prediction")
    worker.start()
    hear(worker)
    yield worker
    worker.close()


def hear(worker):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        envelope = worker.receive(PATIENCE_S)
        if not isinstance(envelope, Progressed):
            return envelope
    raise TimeoutError


def ask(worker, request):
    worker.send(Submit(1, request))
    return hear(worker).answer


def test_the_worker_answers_each_way_and_the_untrained_network(worker, tiny_model, radiograph, about):
    predictor, class_name = Predictor(tiny_model, "cpu"), tiny_model.classes[1]
    for method in ("integrated_gradients", "occlusion"):
        request = Explain(*about, class_name, method)
        answer = ask(worker, request)
        assert isinstance(answer, SaliencyMap)
        assert request.is_answered_by(answer)
        assert (answer.method, answer.randomized) == (method, False)
        made = explain(predictor, radiograph, class_name, method)
        assert np.allclose(answer.values, made.values, atol=1e-4)
        assert (answer.signed, answer.scale) == (made.signed, pytest.approx(made.scale, rel=1e-4))
    untrained = ask(worker, Explain(*about, class_name, "integrated_gradients", randomized=True))
    assert isinstance(untrained, SaliencyMap)
    assert untrained.randomized
    assert untrained.model_sha256 == tiny_model.sha256
    trained = ask(worker, Explain(*about, class_name, "integrated_gradients"))
    assert not np.allclose(untrained.values, trained.values, atol=0.05)


def test_a_cancelled_explanation_ends_and_the_next_is_answered(worker, tiny_model, about):
    worker.send(Cancel(4))  # first, so that it is certain to be heard before the work begins
    worker.send(Submit(4, Explain(*about, tiny_model.classes[1], "occlusion")))
    worker.send(Submit(5, Explain(*about, tiny_model.classes[1], "occlusion")))
    assert hear(worker) == Aborted(4)
    answered = hear(worker)
    assert answered.id == 5
    assert isinstance(answered.answer, SaliencyMap)


def test_progress_is_emitted_a_few_times_a_second(tiny_model, about, monkeypatch):
    heard = []
    request = Explain(*about, tiny_model.classes[1], "occlusion")
    explain_prediction(request, Context(heard.append, lambda: False))
    often = len(heard)
    monkeypatch.setattr(context, "PROGRESS_INTERVAL_S", 0.0)
    heard.clear()
    explain_prediction(request, Context(heard.append, lambda: False))
    assert len(heard) > often
    assert heard == sorted(heard)


def test_what_the_model_sees_comes_with_both_explanations(worker, tiny_model, radiograph, about):
    heatmap = ask(worker, Explain(*about, tiny_model.classes[1]))
    weights = ask(worker, VisualizeWeights(*about))
    assert isinstance(weights, WeightImages)
    predictor = Predictor(tiny_model, "cpu")
    picture = tiny_model.preprocessing.picture(radiograph)
    given = predictor.inputs(torch.from_numpy(picture)[None])
    for seen in (heatmap.model_input, weights.model_input):
        assert np.array_equal(seen.picture, picture)
        assert seen.channels == given.shape[1]
        assert (seen.lowest, seen.highest) == pytest.approx((given.min().item(), given.max().item()))
        assert seen.box == heatmap.box
