"""A sweep: several settings trained, compared, stopped and taken up again."""

import json

import pytest

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.events import CheckpointSaved, RunFailed, RunStarted, RunStopped, RunSucceeded
from pneumoviewer.core.training.sweep import SETTINGS, TABLE, histories, sweep, variants
from pneumoviewer.engine.launcher import InProcessLauncher

RECIPE = find_recipe("mlp-8").with_values({"image_size": 16, "epochs": 2, "batch_size": 16})


def ran(chosen, data, folder, stop_at=None):
    """Run a sweep's jobs; `stop_at` are the number of a variant and the kind of event at which it is stopped."""
    jobs, ends = sweep(chosen, data, folder), []

    def hear(event):
        if stop_at == (len(ends) + 1, type(event)):
            handle.stop()

    while True:
        try:
            job = jobs.send(ends[-1] if ends else None)
        except StopIteration:
            return ends
        handle = InProcessLauncher().start(job)
        ends.append(handle.wait(hear))


def test_every_variant_is_a_run_and_a_line_of_the_table(phantom_folder, tmp_path):
    chosen = variants(RECIPE, [{"learning_rate": "0.01"}, {"learning_rate": 0.1, "hidden": "4"}])
    assert [type(end) for end in ran(chosen, phantom_folder, tmp_path / "sweep")] == [RunSucceeded, RunSucceeded]
    found = histories(tmp_path / "sweep" / TABLE)
    assert list(found) == ["learning_rate=0.01", "learning_rate=0.1, hidden=4"]
    for variant in chosen:
        info = ModelInfo.read(tmp_path / "sweep" / variant.folder)
        assert info.recipe == variant.recipe
        assert info.history() == found[variant.label]
    settings = json.loads((tmp_path / "sweep" / SETTINGS).read_text())
    assert settings["variants"][1]["values"] == {"learning_rate": 0.1, "hidden": [4]}
    assert "folder" not in settings["data"]
    other = RECIPE.with_values({"batch_size": 8})
    with pytest.raises(PneumoError, match="set otherwise"):  # and is not mixed with this one
        ran(variants(other, [{"learning_rate": 0.01}, {"learning_rate": 0.3}]), phantom_folder, tmp_path / "sweep")


def test_a_stopped_sweep_goes_on_where_it_was(phantom_folder, tmp_path):
    chosen = variants(RECIPE, [{"seed": 1}, {"seed": 2}])
    *_, end = ran(chosen, phantom_folder, tmp_path / "sweep", stop_at=(2, RunStarted))
    assert isinstance(end, RunStopped)
    assert list(histories(tmp_path / "sweep" / TABLE)) == ["seed=1"]
    before = ModelInfo.read(tmp_path / "sweep" / chosen[0].folder)
    *_, end = ran(chosen, phantom_folder, tmp_path / "sweep")
    assert isinstance(end, RunSucceeded)
    assert ModelInfo.read(tmp_path / "sweep" / chosen[0].folder).sha256 == before.sha256
    assert [len(h) for h in histories(tmp_path / "sweep" / TABLE).values()] == [2, 2]


def test_stopped_in_the_first_fold_it_goes_on_where_it_was(phantom_folder, tmp_path):
    chosen = variants(RECIPE, [{"folds": 2}, {"folds": 3, "epochs": 1}])
    (end,) = ran(chosen, phantom_folder, tmp_path / "sweep", stop_at=(1, CheckpointSaved))
    assert isinstance(end, RunStopped)
    assert histories(tmp_path / "sweep" / TABLE) == {}
    *_, end = ran(chosen, phantom_folder, tmp_path / "sweep")
    assert isinstance(end, RunSucceeded)
    assert [len(h) for h in histories(tmp_path / "sweep" / TABLE).values()] == [2, 1]


def test_a_cascade_is_compared_stage_by_stage():
    with pytest.raises(PneumoError, match="composition to single"):
        variants(find_recipe("cascade"), [{"seed": 1}, {"seed": 2}])


def test_a_folder_that_cannot_be_written_to_is_told(phantom_folder, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(PneumoError, match="could not be saved"):
        ran(variants(RECIPE, [{"seed": 1}, {"seed": 2}]), phantom_folder, tmp_path / "file" / "sweep")


def test_a_variant_that_falls_apart_does_not_end_the_sweep(phantom_folder, tmp_path):
    recipe = RECIPE.with_values({"activation": "linear", "momentum": 0.999, "loss": "squared_hinge", "epochs": 9})
    chosen = variants(recipe, [{"learning_rate": 100}, {"learning_rate": 1e-4}])
    assert [type(end) for end in ran(chosen, phantom_folder, tmp_path / "sweep")] == [RunFailed, RunSucceeded]
    assert "learning_rate=0.0001" in histories(tmp_path / "sweep" / TABLE)


@pytest.mark.parametrize("settings", [[], [{"seed": 1}], [{"seed": 1}, {"seed": "1"}]])
def test_less_than_two_settings_are_nothing_to_compare(settings):
    with pytest.raises(PneumoError, match="two settings"):
        variants(RECIPE, settings)
