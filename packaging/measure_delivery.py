"""Measure models and the gate on the same films, delivered in other ways, and write that into the models' cards.

    python packaging/measure_delivery.py MODEL… DATA [--copies FOLDER] [--split val|test] [--keep]

DATA holds films as they left the hospital, or as people have them; --copies the same ones as the training set has them,
one row more. Print first, and --keep once, when nothing is chosen any more: the table is for reporting.
"""

import argparse
from pathlib import Path

from measure_shift import keep

from pneumoviewer.commands.terminal import print_table, progress
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.library.card_calibration import delivery_rows
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.training.delivery_table import measure_delivery
from pneumoviewer.core.training.evaluation import part_of, scan_as_trained


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", metavar="MODEL", nargs="+", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--copies", type=Path)
    parser.add_argument("--split", default="val")
    parser.add_argument("--keep", action="store_true", help="write the tables into the models' cards")
    arguments = parser.parse_args()
    infos = [ModelInfo.read(folder) for folder in arguments.models]
    part = part_of(infos[0], scan_as_trained(infos[0], arguments.data), arguments.split)
    with progress("Delivering films anew") as report:
        tables = measure_delivery(infos, part, InputGate.of_default(), copies=arguments.copies, on_progress=report)
    for info, table in zip(infos, tables, strict=True):
        print(f"\n{info.name}: {table['as stored']['films']} films ({arguments.split})")
        print_table(delivery_rows(table))
        if arguments.keep:
            keep(info, arguments.split, "delivery", table)


if __name__ == "__main__":
    main()
