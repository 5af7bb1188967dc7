"""Turn a finished run into a model that ships in `trained/`.

    python packaging/ship_model.py RUN DATA --name NAME

Weights are halved where that changes no decision on the test patients, the state of the last epoch and everything that
belongs to the machine it was trained on stays behind, and the held-out figures are measured anew with what is shipped.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.card import card_files
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import commit, load_tensors, pack, verified
from pneumoviewer.core.paths import trained_dir
from pneumoviewer.core.results import decide
from pneumoviewer.core.training.checkpoint import figures
from pneumoviewer.core.training.evaluation import evaluate_model

ABOUT = """Frontal chest radiographs of children aged one to five from one hospital (Guangzhou Women and Children's
Medical Center), squashed to 224 × 224 by their publisher. Expect it to do worse elsewhere; it is not meant for adults.
D. Kermany, K. Zhang, M. Goldbaum, *Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for
Classification*, Mendeley Data (2018), CC BY 4.0; D. Kermany et al., *Identifying Medical Diagnoses and Treatable
Diseases by Image-Based Deep Learning*, Cell 172 (2018). The publisher's train folder, divided by patient; the
radiographs themselves are not shipped, but for three samples."""

POPULATION = "On children aged one to five, of one hospital"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--name", required=True)
    arguments = parser.parse_args()

    run = ModelInfo.read(arguments.run)
    folder = trained_dir() / arguments.name
    folds = bool(run.recipe.folds)
    info, precision = ship(run, folder, halve=True, folds=folds), "half"
    if decisions(info, arguments.data) != decisions(run, arguments.data):
        info, precision = ship(run, folder, halve=False, folds=folds), "single"
    finish(info, arguments.data)
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6
    accuracy = ModelInfo.read(folder).metrics["test"]["accuracy"]
    print(f"{folder.name}: {precision} precision, {size:.1f} MB, test accuracy {accuracy:.4f}")


def ship(run: ModelInfo, folder: Path, *, halve: bool, folds: bool) -> ModelInfo:
    """Write a run as a model that is shipped, its parts in folders of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {name: ship(run.part(name), folder / name, halve=halve, folds=folds).sha256 for name in run.parts}
    data = {k: v for k, v in run.data.items() if k != "folder"} | {"population": POPULATION}
    recipe = replace(run.recipe, pretrained=Path(run.recipe.pretrained).name)  # not where a file of them lies here
    shipped = replace(run, recipe=recipe, path=folder, name=folder.name, files={}, metrics={}, data=data, parts=parts)
    files = {role: verified(run, role).read_bytes() for role in ("history", "grid") if role in run.files}
    if "snapshots" in run.files:
        files["snapshots"] = pack({k: v.half() for k, v in load_tensors(run, "snapshots").items()})
    if not parts:
        weights = load_tensors(run, "model")
        files["model"] = pack({k: v.half() if halve and v.is_floating_point() else v for k, v in weights.items()})
    # Each fold has validation patients of its own, whom the data's split does not tell: these figures stay the run's.
    metrics = {"val": run.metrics["val"]} if folds else {}
    return commit(replace(shipped, metrics=metrics), files, plain=True)


def finish(info: ModelInfo, data: Path) -> None:
    """Measure what is shipped, and write its cards: its parts' first, as its own tells of them."""
    for name in info.parts:
        finish(info.part(name), data)
    splits = [split for split in ("val", "test") if split not in info.metrics]
    measured = {split: figures(evaluate_model(info, data, split)) for split in splits}
    info = replace(info, metrics={**info.metrics, **measured})
    commit(info, card_files(info, ABOUT), plain=True)


def decisions(info: ModelInfo, data: Path) -> list[int]:
    dataset = scan(data).with_labels(info.recipe.labels)
    chosen = dataset.indices("test")
    pictures = torch.from_numpy(open_cache(dataset, info.preprocessing).pictures[chosen])
    probabilities = Predictor(info, "cpu").probabilities(pictures)
    return [decide(p, info.classes, info.threshold) for p in probabilities.tolist()]


if __name__ == "__main__":
    main()
