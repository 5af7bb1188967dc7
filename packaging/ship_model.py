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
from pneumoviewer.core.library.card import model_card
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.store import commit, load_tensors, pack
from pneumoviewer.core.paths import trained_dir
from pneumoviewer.core.predict import Predictor
from pneumoviewer.core.results import decide
from pneumoviewer.core.training.checkpoint import figures
from pneumoviewer.core.training.evaluate import evaluate_model

ABOUT = """Frontal chest radiographs of children aged one to five from one hospital (Guangzhou Women and Children's
Medical Center), squashed to 224 × 224 by their publisher. Expect it to do worse elsewhere; it is not meant for adults.
D. Kermany, K. Zhang, M. Goldbaum, *Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for
Classification*, Mendeley Data (2018), CC BY 4.0; D. Kermany et al., *Identifying Medical Diagnoses and Treatable
Diseases by Image-Based Deep Learning*, Cell 172 (2018). The publisher's train folder, divided by patient; the
radiographs themselves are not shipped."""

POPULATION = "On children aged one to five, of one hospital"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--name", required=True)
    arguments = parser.parse_args()

    run = ModelInfo.read(arguments.run)
    folder = trained_dir() / arguments.name
    folder.mkdir(parents=True, exist_ok=True)
    weights = load_tensors(run, "model")
    halved = {k: v.half() if v.is_floating_point() else v for k, v in weights.items()}
    data = {k: v for k, v in run.data.items() if k != "folder"} | {"population": POPULATION}
    shipped = replace(run, path=folder, name=folder.name, files={}, metrics={}, data=data)
    files = {"history": (run.file("history") or Path()).read_bytes()}
    if "snapshots" in run.files:
        files["snapshots"] = pack({k: v.half() for k, v in load_tensors(run, "snapshots").items()})

    info = commit(shipped, {**files, "model": pack(halved)}, plain=True)
    precision = "half"
    if decisions(info, arguments.data) != decisions(run, arguments.data):
        info, precision = commit(shipped, {**files, "model": pack(weights)}, plain=True), "single"
    metrics = {split: figures(evaluate_model(info, arguments.data, split)) for split in ("val", "test")}
    info = replace(info, metrics=metrics)
    info = commit(info, {"card": model_card(info, ABOUT).encode()}, plain=True)
    size = sum(f.stat().st_size for f in folder.iterdir()) / 1e6
    print(f"{folder.name}: {precision} precision, {size:.1f} MB, test accuracy {metrics['test']['accuracy']:.4f}")


def decisions(info: ModelInfo, data: Path) -> list[int]:
    dataset = scan(data)
    chosen = dataset.indices("test")
    pictures = torch.from_numpy(open_cache(dataset, info.preprocessing).pictures[chosen])
    probabilities = Predictor(info, "cpu").probabilities(pictures)
    return [decide(p, info.classes, info.threshold) for p in probabilities.tolist()]


if __name__ == "__main__":
    main()
