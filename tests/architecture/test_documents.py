"""What the documents say of the code is there, and the code's decisions are written down."""

import re
from pathlib import Path

import pytest

import pneumoviewer

PACKAGE = Path(pneumoviewer.__file__).parent
ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = [ROOT / "CONTEXT.md", ROOT / "CONTRIBUTING.md", *sorted(DECISIONS.glob("0*.md"))]
NAMED = re.compile(r"`([\w/.]+\.(?:py|md)|(?:core|engine|gui|commands|tests|packaging|resources|docs)/[\w/.]*)`")
POINTER = re.compile(r"[Dd]ecision (\d+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.stem)
def test_what_a_document_names_is_there(document: Path) -> None:
    """A whole path, from the repository or from the package; or the name of a file somewhere in the package."""
    names = {file.name for folder in (PACKAGE, ROOT / "tests") for file in folder.rglob("*.py")}
    known = NAMED.findall(document.read_text("utf-8"))
    assert known, "nothing of the code is named"
    assert not [n for n in known if not ((ROOT / n).exists() or (PACKAGE / n).exists() or n in names)]


def test_every_decision_is_pointed_to_and_every_pointer_leads_to_one() -> None:
    numbers = {int(file.name[:4]): file for file in DECISIONS.glob("0*.md")}
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    sources = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    pointers = {int(n) for file in sources if file != Path(__file__) for n in POINTER.findall(file.read_text("utf-8"))}
    assert pointers == set(numbers)


def test_the_list_of_decisions_is_whole() -> None:
    listed = re.findall(r"^- \[(\d+)\. (.+?)\]\((.+?)\)$", (DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [file for _, _, file in listed] == sorted(file.name for file in DECISIONS.glob("0*.md"))
    for number, title, file in listed:
        assert (DECISIONS / file).read_text("utf-8").startswith(f"# {number}. {title}\n")
