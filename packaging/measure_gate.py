"""Fit the gate in front of the models, measure what it flags, and write that into the model's card.

    python packaging/measure_gate.py MODEL DATA [--originals FOLDER] [--fit] [--extra FOLDER] [--test]

MODEL is the folder of the default model, whose features the gate looks at. It is fitted to the training patients'
films, each delivered anew at random (see `pneumoviewer.core.dataset.delivery`): the copies in DATA once, originals
three times. Kinds of pictures under "held out" were looked at only after method, layers and limits had been chosen on
the others. Whether adults' chest radiographs of other hospitals are flagged stays unmeasured: none may be shipped, and
none are here.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from ood_images import Grey, draw_images, held_out, turned
from ship_model import ABOUT

from pneumoviewer.core.dataset.delivery import redelivered
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.inference.gate.input_gate import InputGate, fit_gate
from pneumoviewer.core.library.card import card_files
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import commit
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import from_array, read

NEEDS_NETWORK = ("polarity", "likeness")
SEED, COUNT = 0, 40
DELIVERED = 3  # times an original is, as there are fewer of them
TURNS = ("inverted", "on its side", "upside down", "a quarter")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--originals", type=Path, help="some of the same films as they left the hospital")
    parser.add_argument("--fit", action="store_true", help="fit it first, on the training patients")
    parser.add_argument("--test", action="store_true", help="also flag the held-out test patients")
    parser.add_argument("--extra", type=Path, help="more pictures that are no chests, in a folder a kind")
    arguments = parser.parse_args()
    info, dataset = ModelInfo.read(arguments.model), scan(arguments.data)
    originals = scan(arguments.originals) if arguments.originals else None
    if arguments.fit:
        films = [(dataset, 1)] + ([(originals, DELIVERED)] if originals else [])
        patients = [d.items[i].patient for d, times in films for i in d.indices("train") for _ in range(times)]
        info = fit_gate(info, (film for d, times in films for film in delivered(d, times)), patients)
    gatekeeper = InputGate(info)
    val = chests(dataset, "val")
    print(f"{'':32}pictures  flagged  without network  called inverted  least distance")
    found = {
        "no chests, looked at while the gate was made": report(gatekeeper, draw_images(SEED, COUNT, arguments.extra))
    }
    turns = {f"chest {how}": [turned(chest, how) for chest in val[::5]] for how in TURNS}
    if originals:
        whole = chests(originals, "val")
        turns |= {f"original {how}": [turned(chest, how) for chest in whole] for how in TURNS}
    found["chests that are not shown as they should be"] = report(gatekeeper, turns)
    print("held out")
    found["no chests, held out until the gate was made"] = report(gatekeeper, held_out(SEED, COUNT))
    print("chests, which should pass")
    kinds = {"copies": val} | ({"originals": chests(originals, "val")} if originals else {})
    found["validation patients' chests"] = report(gatekeeper, kinds)
    if arguments.test:
        found["held-out test patients' chests"] = report(gatekeeper, {"copies": chests(dataset, "test")})
    info = replace(info, data={**info.data, "gate": found})
    commit(info, card_files(info, ABOUT), plain=True)


def chests(dataset: Dataset, split: str) -> list[Grey]:
    """Return a split's radiographs as they lie on disk."""
    return [np.asarray(read(dataset.root / dataset.items[i].file).pixels, np.uint8) for i in dataset.indices(split)]


def delivered(dataset: Dataset, times: int) -> Iterator[Radiograph]:
    """Yield each training film as often as asked, each time delivered in another way."""
    for i in dataset.indices("train").tolist():
        film = np.asarray(read(dataset.root / dataset.items[i].file).pixels, np.uint8)
        for time in range(times):
            yield from_array(redelivered(film, np.random.default_rng((SEED, i, time, times))), "film")


def report(gatekeeper: InputGate, kinds: dict[str, list[Grey]]) -> dict[str, tuple[int, int]]:
    """Print a line a kind, and one of all of them together; return how many pictures of each were flagged."""
    flagged_of_all, counts = [], {}
    for kind, pictures in kinds.items():
        gates = [gatekeeper.check(from_array(np.ascontiguousarray(picture), kind)) for picture in pictures]
        flagged = [not gate.passed for gate in gates]
        plain = [any(check.name not in NEEDS_NETWORK for check in gate.failed) for gate in gates]
        inverted = [any(check.name == "polarity" for check in gate.failed) for gate in gates]
        distances = [check.value / check.limit for gate in gates for check in gate.checks if check.name == "likeness"]
        line = f"{len(gates):8}{np.mean(flagged):9.1%}{np.mean(plain):17.1%}{np.mean(inverted):17.1%}"
        print(f"  {kind:30}{line}{min(distances, default=np.nan):16.2f}", flush=True)
        flagged_of_all += flagged
        counts[kind] = (len(flagged), sum(flagged))
    print(f"  {'together':30}{len(flagged_of_all):8}{np.mean(flagged_of_all):9.1%}")
    return counts


if __name__ == "__main__":
    main()
