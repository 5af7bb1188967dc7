"""Measure a shipped model on distorted radiographs of the test patients, and write that into its card.

    python packaging/measure_robustness.py MODEL DATA

What the gate flags is counted too, so the gate is fitted before (`measure_gate.py --fit`).
"""

import argparse
from dataclasses import replace
from pathlib import Path

from ship_model import ABOUT

from pneumoviewer.commands.terminal import print_table
from pneumoviewer.core.gate.gatekeeper import Gatekeeper
from pneumoviewer.core.library.card import card_files
from pneumoviewer.core.library.card_trust import robustness_rows
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.store import commit
from pneumoviewer.core.training.evaluate import part_of, scan_as_trained
from pneumoviewer.core.training.robustness import measure_robustness


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    info = ModelInfo.read(arguments.model)
    part = part_of(info, scan_as_trained(info, arguments.data), "test")
    table = measure_robustness(info, part, Gatekeeper.of_default())
    metrics = {**info.metrics, "test": {**info.metrics["test"], "robustness": table}}
    info = replace(info, metrics=metrics)
    commit(info, card_files(info, ABOUT), plain=True)
    print_table(robustness_rows(table))


if __name__ == "__main__":
    main()
