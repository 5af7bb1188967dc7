"""Measure a shipped model on distorted radiographs of the test patients, and write that into its card.

    python packaging/measure_shift.py MODEL DATA

What the gate flags is counted too, so the gate is fitted before (`measure_gate.py --fit`).
"""

import argparse
from dataclasses import replace
from pathlib import Path

from ship_model import ABOUT

from pneumoviewer.commands.terminal import print_table
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.library.card import card_files
from pneumoviewer.core.library.card_calibration import shift_rows
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import commit
from pneumoviewer.core.training.evaluation import part_of, scan_as_trained
from pneumoviewer.core.training.robustness import measure_shift


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    info = ModelInfo.read(arguments.model)
    table = measure_shift(info, part_of(info, scan_as_trained(info, arguments.data), "test"), InputGate.of_default())
    print_table(shift_rows(table))
    keep(info, "test", "shift", table)


def keep(info: ModelInfo, split: str, group: str, table: dict) -> None:
    """Write a table into a model's metrics and card."""
    robustness = {**info.metrics[split].get("robustness", {}), group: table}
    info = replace(info, metrics={**info.metrics, split: {**info.metrics[split], "robustness": robustness}})
    commit(info, card_files(info, ABOUT), plain=True)


if __name__ == "__main__":
    main()
