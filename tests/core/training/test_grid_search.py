"""Logistic regression by grid search, on pictures whose class can be seen."""

import csv
import io
import json
import warnings

import numpy as np
import pytest
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.models.build import initialized_network
from pneumoviewer.core.models.outputs import Output, to_probabilities
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training import grid_search
from pneumoviewer.core.training.grid_search import GridLearner
from pneumoviewer.core.training.learner import Examples

SIZE = 8
COLUMNS = (
    "setting,C,penalty,max_iter,solver,iterations,converged,cv_accuracy_mean,cv_accuracy_std,train_accuracy,seconds"
)


def recipe(**values: object) -> Recipe:
    small = {"image_size": SIZE, "grid_c": (0.1, 1.0), "grid_penalty": "both", "grid_max_iter": (500,), "grid_folds": 3}
    return Recipe(id="t", title="T", architecture="logistic_regression", monitor="val_loss", **small | values)


def examples(classes: int, patients: int = 30, seed: int = 0) -> Examples:
    """Two noisy pictures a patient, brighter in one band for each class."""
    random = np.random.default_rng(seed)
    of_patients = np.arange(patients) % classes
    targets = np.repeat(of_patients, 2)
    pictures = random.integers(60, 180, (len(targets), SIZE, SIZE))
    for picture, target in zip(pictures, targets, strict=True):
        picture[2 * target : 2 * target + 2] += 40
    owners = np.array([f"p{number}" for number in np.repeat(np.arange(patients), 2)])
    return Examples(torch.from_numpy(pictures.astype(np.uint8)), torch.from_numpy(targets), owners)


def learner_of(chosen: Recipe, classes: int) -> GridLearner:
    return GridLearner(chosen, initialized_network(chosen, classes), classes)


def learn(learner: GridLearner, setting: int, given: Examples):
    return learner.train_epoch(setting, given, lambda batch, loss: None, lambda: False)


def rows(learner: GridLearner) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(learner.table())))


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("setting", [1, 4])
def test_probabilities_are_scikit_learns(classes: int, setting: int) -> None:
    chosen, given = recipe(), examples(classes)
    learner = learner_of(chosen, classes)
    learned = learn(learner, setting, given)
    inputs = chosen.preprocessing.tensor(given.pictures).flatten(1).numpy()
    c, penalty, most = chosen.grid[setting - 1]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reference = LogisticRegression(
            C=c,
            l1_ratio=float(penalty == "l1"),
            solver="saga" if penalty == "l1" else "lbfgs",
            max_iter=most,
            random_state=setting,
        ).fit(inputs, given.targets.numpy())
    expected = reference.predict_proba(inputs)
    found = to_probabilities(learner.outputs(given.pictures), Output("softmax", classes), None)
    assert found == pytest.approx(expected, abs=1e-5 if penalty == "l2" else 0.02)  # saga draws its own order
    assert learned.loss == pytest.approx(log_loss(given.targets.numpy(), found), abs=1e-4)
    assert learned.accuracy == pytest.approx((found.argmax(1) == given.targets.numpy()).mean())


def test_folds_keep_patients_together_and_are_the_same_for_every_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    splitter = grid_search.StratifiedGroupKFold

    class Watched(splitter):
        def split(self, *arguments):
            for learned, held_out in super().split(*arguments):
                seen.append((tuple(learned), tuple(held_out)))
                yield learned, held_out

    monkeypatch.setattr(grid_search, "StratifiedGroupKFold", Watched)
    given = examples(3)
    learner = learner_of(recipe(), 3)
    learn(learner, 1, given)
    learn(learner, 2, given)
    assert len(seen) == 6
    assert seen[:3] == seen[3:]
    for learned, held_out in seen:
        assert not set(given.patients[list(learned)]) & set(given.patients[list(held_out)])
    assert sorted(i for _, held_out in seen[:3] for i in held_out) == list(range(len(given)))


def test_accuracy_of_the_folds_is_of_patients_left_out() -> None:
    random = np.random.default_rng(1)
    noise = torch.from_numpy(random.integers(0, 255, (60, SIZE, SIZE)).astype(np.uint8))
    given = Examples(noise, torch.arange(60) % 2, np.array([f"p{number}" for number in range(60)]))
    learned = learn(learner_of(recipe(grid_c=(100.0,)), 2), 1, given)
    assert learned.accuracy > 0.95
    assert learned.cv_accuracy < 0.75


def test_every_setting_has_its_row() -> None:
    chosen, given = recipe(grid_max_iter=(2, 500)), examples(3)
    learner = learner_of(chosen, 3)
    found = [learn(learner, setting, given) for setting in range(1, chosen.n_epochs + 1)]
    assert learner.table().splitlines()[0] == COLUMNS
    table = rows(learner)
    assert [(float(r["C"]), r["penalty"], int(r["max_iter"])) for r in table] == list(chosen.grid)
    assert [r["solver"] for r in table] == ["lbfgs"] * 4 + ["saga"] * 4
    for row, learned in zip(table, found, strict=True):
        assert float(row["cv_accuracy_mean"]) == learned.cv_accuracy
        assert float(row["train_accuracy"]) == learned.accuracy
        assert int(row["iterations"]) <= int(row["max_iter"])
        if row["max_iter"] == "2":
            assert row["converged"] == "no"
    assert rows(learner)[1]["converged"] == "yes"


def test_l1_makes_weights_zero() -> None:
    chosen, given = recipe(grid_c=(0.05,)), examples(3)
    learner = learner_of(chosen, 3)
    zeros = []
    for setting in (1, 2):
        learn(learner, setting, given)
        zeros.append((learner.network.picture_weights() == 0).float().mean().item())
    assert zeros[0] == 0
    assert zeros[1] > 0.5


def test_progress_is_told_after_every_fit() -> None:
    told = []
    given = examples(2)
    learner = learner_of(recipe(), 2)
    learner.train_epoch(1, given, lambda batch, loss: told.append((batch, loss)), lambda: False)
    assert [batch for batch, _ in told] == [1, 2, 3, 4]
    assert learner.batches(given) == 4
    assert all(loss > 0 for _, loss in told)


@pytest.mark.parametrize("fits", range(4))
def test_stopping_between_fits_leaves_network_and_table_as_they_were(fits: int) -> None:
    done = []
    learner = learner_of(recipe(), 2)
    before = learner.network.picture_weights().clone()
    ended = learner.train_epoch(1, examples(2), lambda batch, loss: done.append(batch), lambda: len(done) >= fits)
    assert ended is None
    assert len(done) == fits
    assert torch.equal(learner.network.picture_weights(), before)
    assert not rows(learner)


def test_a_resumed_search_goes_on_as_if_it_had_never_stopped() -> None:
    chosen, given = recipe(grid_c=(0.1,)), examples(3)
    whole = learner_of(chosen, 3)
    learn(whole, 1, given)
    tensors, values = whole.state()
    resumed = learner_of(chosen, 3)
    resumed.restore(tensors, json.loads(json.dumps(values)))
    learn(whole, 2, given)
    learn(resumed, 2, given)
    assert torch.equal(whole.network.picture_weights(), resumed.network.picture_weights())
    assert [{**r, "seconds": ""} for r in rows(whole)] == [{**r, "seconds": ""} for r in rows(resumed)]


def test_without_folds_nothing_is_cross_validated() -> None:
    given = examples(2)
    learner = learner_of(recipe(grid_folds=0), 2)
    assert learner.batches(given) == 1
    assert learn(learner, 1, given).cv_accuracy is None
    assert rows(learner)[0]["cv_accuracy_mean"] == ""


@pytest.mark.parametrize("solver", ["newton-cg", "sag", "saga", "lbfgs"])
def test_the_solver_is_the_recipes(solver: str) -> None:
    learner = learner_of(recipe(grid_solver=solver, grid_penalty="l2"), 3)
    learn(learner, 1, examples(3))
    assert rows(learner)[0]["solver"] == solver


def test_threads_are_the_recipes(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = []
    limit = grid_search.threadpool_limits
    monkeypatch.setattr(grid_search, "threadpool_limits", lambda threads: limits.append(threads) or limit(threads))
    learn(learner_of(recipe(threads=1, grid_folds=0), 2), 1, examples(2))
    learn(learner_of(recipe(threads=0, grid_folds=0), 2), 1, examples(2))
    assert limits == [1, None]


def test_too_few_patients_for_the_folds_are_refused() -> None:
    with pytest.raises(PneumoError) as caught:
        learn(learner_of(recipe(), 3), 1, examples(3, patients=6))
    assert "grid_folds" in caught.value.next_step
