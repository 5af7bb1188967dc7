"""Keeps the translations in step with the program.

    python packaging/translations.py update     # new texts into the .ts files; what is translated stays
    python packaging/translations.py release    # the .ts files into the .qm files that the window loads

Between the two, translate what is marked unfinished: by pyside6-linguist, or in the file itself.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"


def update(out: Path) -> None:
    """Bring a .ts file, whose name ends with its language, up to date with the program's texts.

    What is translated stays, what is gone is removed; the file is made where there is none.
    """
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pneumoviewer").rglob("*.py"))
    # Line numbers would change the file with every change of the program.
    options = [
        "-no-obsolete",
        "-locations",
        "none",
        "-source-language",
        "en",
        "-target-language",
        out.stem.rpartition("_")[2],
    ]
    _run("lupdate", *sources, *options, "-ts", str(out))


def release(source: Path, out: Path) -> None:
    """Write the .qm file of a .ts file."""
    _run("lrelease", "-silent", str(source), "-qm", str(out))


def _run(tool: str, *arguments: str) -> None:
    # The tools lie beside the Python they were installed for, which need not be on the path.
    beside = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(beside) if beside.exists() else beside.name, *arguments], cwd=ROOT, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "release"))
    command = parser.parse_args().command
    for file in sorted(FOLDER.glob("*.ts")):
        if command == "update":
            update(file)
        else:
            release(file, file.with_suffix(".qm"))


if __name__ == "__main__":
    main()
