"""The rules of the house that are not about imports."""

import ast
from pathlib import Path

import pneumoviewer

PACKAGE = Path(pneumoviewer.__file__).parent
MAX_LINES = 500


def _sources() -> dict[Path, str]:
    found = {f: f.read_text("utf-8") for f in [*PACKAGE.rglob("*.py"), *Path(__file__).parents[1].rglob("*.py")]}
    assert len(found) > 90
    return found


def test_files_stay_small() -> None:
    too_long = {f.name: n for f, text in _sources().items() if (n := text.count("\n")) > MAX_LINES}
    assert not too_long


def test_every_worker_is_asked_and_never_terminated_from_a_thread() -> None:
    calls = [
        f"{file.name}:{node.lineno}"
        for file, text in _sources().items()
        if file.is_relative_to(PACKAGE / "gui")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "terminate"
    ]
    assert not calls


def test_nothing_of_a_model_is_unpickled() -> None:
    forbidden = {"pickle", "joblib", "dill", "cloudpickle"}
    found = [
        f"{file.name} imports {name}"
        for file, text in _sources().items()
        if file.is_relative_to(PACKAGE)
        for node in ast.walk(ast.parse(text))
        for name in _imported(node)
        if name.split(".")[0] in forbidden or name == "torch.load"
    ]
    loads = [
        (file.name, {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}.get("weights_only"))
        for file, text in _sources().items()
        if file.is_relative_to(PACKAGE) and "torch.load(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load"
    ]
    assert not found
    assert loads == [("pretrained.py", "True")]  # weights that others published, without their pickled objects


def test_marked_words_have_a_place_to_be_translated() -> None:
    """The first argument of a mark is one of the contexts that the window translates by."""
    contexts = {"errors", "progress", "problems", "recipe", "architecture", "notes", "canvas", "heat", "shortcuts"}
    contexts |= {"MainWindow"}  # titles of pages
    found = {
        node.args[0].value
        for file, text in _sources().items()
        if file.is_relative_to(PACKAGE)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QT_TRANSLATE_NOOP"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert "errors" in found
    assert found <= contexts


def test_error_templates_name_only_what_they_are_given() -> None:
    """Every `{place}` of a PneumoError's texts has its argument, unless arguments are passed on."""
    wrong = []
    for file, text in _sources().items():
        if not file.is_relative_to(PACKAGE):
            continue
        for node in ast.walk(ast.parse(text)):
            made_by = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if not isinstance(node, ast.Call) or made_by not in ("PneumoError", "not_opened"):
                continue
            given = {keyword.arg for keyword in node.keywords} | ({"name"} if made_by == "not_opened" else set())
            if None in given:
                continue
            places = {p for argument in node.args for p in _places(argument)}
            if not places <= given:
                wrong.append(f"{file.name}:{node.lineno} {sorted(places - given)}")
    assert not wrong


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _places(node: ast.expr) -> set[str]:
    from string import Formatter

    texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
