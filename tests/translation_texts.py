"""What the translation files hold, and what the program marks to be in them."""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parents[1] / "pneumoviewer"
FOLDER = PACKAGE.parent / "resources" / "translations"


class Text(NamedTuple):
    """A text in its context, as Qt looks it up."""

    context: str
    source: str


def translations(file: Path) -> dict[Text, str]:
    """Return the translations of a .ts file; what is unfinished is empty."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            done = message.find("translation")
            assert done is not None
            text = Text(context.findtext("name") or "", message.findtext("source") or "")
            found[text] = "" if done.get("type") else done.text or ""
    return found


def marked_texts() -> set[Text]:
    """Return every literal text that the program's source passes through a translation."""
    return {text for file in PACKAGE.rglob("*.py") for text in _marked(ast.parse(file.read_text("utf-8")), "")}


def _marked(node: ast.AST, class_name: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            named = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
            given = [argument.value for argument in child.args if isinstance(argument, ast.Constant)]
            texts = [value for value in given if isinstance(value, str)]
            if named == "tr" and texts:
                assert isinstance(child.func, ast.Attribute), f"lupdate takes {texts} for a text and no context"
                yield Text(class_name, texts[0])
            elif named in ("translate", "QT_TRANSLATE_NOOP") and len(texts) > 1:
                yield Text(texts[0], texts[1])
        yield from _marked(child, child.name if isinstance(child, ast.ClassDef) else class_name)
