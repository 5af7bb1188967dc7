"""What the worker answers to who asks where a model looked, and to who asks no more."""

import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from pneumoviewer.core.explain.saliency import explain
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.engine import worker as far_end
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.protocol import Explain, Explained, Progressed, ShowWeights, WeightImages, Withdraw, Withdrawn

PATIENCE_S = 60.0
METHODS = ("integrated_gradients", "occlusion")


@pytest.fixture(scope="module")
def radiograph():
    rows, columns = np.mgrid[0:60, 0:80]
    return from_array(((rows * 3 + columns) % 256).astype(np.uint8), "drawn")


def hear(worker):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        answer = worker.receive(PATIENCE_S)
        if not isinstance(answer, Progressed):
            return answer
    raise TimeoutError


def test_the_worker_answers_each_way_and_the_untrained_network(tiny_model, radiograph):
    worker = Worker("prediction")
    worker.start()
    try:
        hear(worker)
        predictor, class_name = Predictor(tiny_model, "cpu"), tiny_model.classes[1]
        for id, method in enumerate(METHODS, 1):
            worker.send(Explain(id, radiograph, tiny_model.path, class_name, method))
            answer = hear(worker)
            assert isinstance(answer, Explained)
            found = answer.saliency_map
            assert (answer.id, found.method, found.randomized) == (id, method, False)
            made = explain(predictor, radiograph, class_name, method)
            assert np.allclose(found.values, made.values, atol=1e-4)
            assert (found.signed, found.scale) == (made.signed, pytest.approx(made.scale, rel=1e-4))
        worker.send(Explain(8, radiograph, tiny_model.path, class_name, "integrated_gradients", randomized=True))
        untrained = hear(worker)
        assert isinstance(untrained, Explained)
        assert untrained.saliency_map.randomized
        assert untrained.saliency_map.model_sha256 == tiny_model.sha256
        worker.send(Explain(9, radiograph, tiny_model.path, class_name, "integrated_gradients"))
        assert not np.allclose(untrained.saliency_map.values, hear(worker).saliency_map.values, atol=0.05)
    finally:
        worker.close()


def test_a_withdrawn_explanation_ends_and_the_next_is_answered(tiny_model, radiograph):
    worker = Worker("prediction")
    worker.start()
    try:
        hear(worker)
        worker.send(Withdraw(4))  # first, so that it is certain to be heard before the work begins
        worker.send(Explain(4, radiograph, tiny_model.path, tiny_model.classes[1], "occlusion"))
        worker.send(Explain(5, radiograph, tiny_model.path, tiny_model.classes[1], "occlusion"))
        assert hear(worker) == Withdrawn(4)
        answer = hear(worker)
        assert isinstance(answer, Explained)
        assert answer.id == 5
    finally:
        worker.close()


def test_progress_is_told_a_few_times_a_second(tiny_model, radiograph, monkeypatch):
    heard = []
    inbox = SimpleNamespace(send=heard.append, withdrawn=0, stop=threading.Event())
    request = Explain(7, radiograph, tiny_model.path, tiny_model.classes[1], "occlusion")
    far_end._explain(request, Predictor(tiny_model, "cpu"), inbox)
    often = len(heard)
    monkeypatch.setattr(far_end, "_PROGRESS_INTERVAL_S", 0.0)
    heard.clear()
    far_end._explain(request, Predictor(tiny_model, "cpu"), inbox)
    assert len(heard) > often
    assert {each.id for each in heard} == {7}
    shares = [each.share for each in heard]
    assert shares == sorted(shares)


def test_what_the_model_sees_comes_with_both_explanations(tiny_model, radiograph):
    worker = Worker("prediction")
    worker.start()
    try:
        hear(worker)
        worker.send(Explain(1, radiograph, tiny_model.path, tiny_model.classes[1]))
        worker.send(ShowWeights(2, radiograph, tiny_model.path))
        heatmap, weights = hear(worker).saliency_map, hear(worker)
        assert isinstance(weights, WeightImages)
        predictor = Predictor(tiny_model, "cpu")
        picture = tiny_model.preprocessing.picture(radiograph)
        given = predictor.inputs(torch.from_numpy(picture)[None])
        for seen in (heatmap.model_input, weights.model_input):
            assert np.array_equal(seen.picture, picture)
            assert seen.channels == given.shape[1]
            assert (seen.lowest, seen.highest) == pytest.approx((given.min().item(), given.max().item()))
            assert seen.box == heatmap.box
    finally:
        worker.close()
