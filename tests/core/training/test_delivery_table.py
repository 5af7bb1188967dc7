"""The delivery table, of a gate that is fitted to some phantoms and a model that is trained on some, on others."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.core.dataset.delivery import AS_STORED, DELIVERIES, redelivered
from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.inference.gate.input_gate import InputGate, fit_gate
from pneumoviewer.core.library.card_calibration import delivery_rows, trust_sections
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.delivery_table import PUBLISHED_COPY, measure_delivery
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

KINDS = ("normal", "bacterial", "viral")
FITTED, FILMS = 90, 12


@pytest.fixture(scope="module")
def guarded(phantom_folder, tmp_path_factory):
    """A small network with a gate of drawn chests; do not change it."""
    values = {"epochs": 6, "image_size": 32, "convolutions": "8 M", "hidden": (4,)}
    folder = tmp_path_factory.mktemp("delivery") / "model"
    train(Job(find_recipe("small-cnn").with_values(values), phantom_folder, folder), lambda event: None, lambda: False)
    random = np.random.default_rng(0)
    films = (from_array(redelivered(draw_phantom(KINDS[n % 3], n // 2), random), "film") for n in range(FITTED))
    patients = [str(n // 2) for n in range(FITTED)]
    return fit_gate(ModelInfo.read(folder), films, patients, layers=("convolutions.1",))


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    """Phantoms that neither has seen, and copies of them as a publisher squashes them."""
    root = tmp_path_factory.mktemp("others")
    for number in range(FILMS):
        kind = KINDS[number % 3]
        chest = Image.fromarray(draw_phantom(kind, 900 + number))
        for folder, picture, quality in (("films", chest, 90), ("copies", chest.resize((224, 224)), 75)):
            file = root / folder / kind.upper() / f"{number}.jpeg"
            file.parent.mkdir(parents=True, exist_ok=True)
            picture.save(file, quality=quality)
    return root


@pytest.fixture(scope="module")
def table(guarded, others):
    said = []
    (found,) = measure_delivery(
        [guarded],
        scan(others / "films"),
        InputGate(guarded),
        copies=others / "copies",
        on_progress=lambda *done: said.append(done),
    )
    assert said[-1] == (FILMS, FILMS)
    return found


def test_there_is_a_row_for_each_delivery(table):
    assert list(table) == [AS_STORED, PUBLISHED_COPY, *DELIVERIES]
    assert table[AS_STORED]["size"] == [560, 480]
    assert table["3000 pixels wide"]["size"][0] == 3000
    for row in table.values():
        assert row["films"] == FILMS
        assert sum(films for films, _ in row["withheld_by_class"].values()) == FILMS
        assert sum(withheld for _, withheld in row["withheld_by_class"].values()) == row["withheld"]


def test_a_film_passes_the_gate_and_is_decided_on_alike_however_it_is_delivered(table):
    assert table[AS_STORED]["agreeing"] == FILMS
    assert table[AS_STORED]["change"] == 0
    for name, row in table.items():
        assert row["withheld"] <= 1, name
        assert row["agreeing"] >= FILMS - 2, name


def test_the_card_shows_it_beside_the_shift(guarded, table):
    shift = {"none": {"accuracy": 0.9, "binary_accuracy": 0.95, "flagged": 0.01}}
    metrics = {**guarded.metrics, "val": {**guarded.metrics["val"], "robustness": {"delivery": table, "shift": shift}}}
    card = "\n".join(trust_sections(replace(guarded, metrics=metrics), "diagram.svg"))
    assert "### Delivery, on validation patients" in card
    assert "### Shift, on validation patients" in card
    header, first, *rest = delivery_rows(json.loads(json.dumps(table)))
    assert len(header) == len(first)
    assert len(rest) == len(DELIVERIES) + 1
    assert "| " + " | ".join(first) + " |" in card
    withheld = table[AS_STORED]["withheld"] / FILMS
    assert first[1].startswith(f"{withheld:.1%} (")


def test_models_are_measured_together_as_alone(guarded, tiny_model, others):
    part = scan(others / "films")
    part = replace(part, items=part.items[:2])
    both = measure_delivery([guarded, tiny_model], part)
    assert both == [measure_delivery([info], part)[0] for info in (guarded, tiny_model)]
    assert both[0][AS_STORED]["withheld"] is None
    assert delivery_rows(both[0])[1][1] == "–"


def test_it_can_be_cancelled_and_says_where_no_film_can_be_read(guarded, others, tmp_path):
    part = scan(others / "films")
    with pytest.raises(Cancelled):
        measure_delivery([guarded], part, should_stop=lambda: True)
    with pytest.raises(PneumoError, match="none of them can be read"):
        measure_delivery([guarded], replace(part, root=tmp_path))
