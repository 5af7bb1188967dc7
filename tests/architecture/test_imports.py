"""The rules of what may import what, read from the source. Decision 41."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import pneumoviewer

PACKAGE = Path(pneumoviewer.__file__).parent
LEARNING = ("torch", "torchvision", "captum", "sklearn")
QT = ("PySide6", "shiboken6", "pyqtgraph")
TORCH_FREE = (
    "core.errors",
    "core.explain.drawing",
    "core.explain.saliency_map",
    "core.explain.overlay",
    "core.explain.heatmap_style",
    "core.explain.methods",
    "core.explain.weights",
    "core.inference.gate.checks",
    "core.library.find",
    "core.library.info",
    "core.models.catalogue",
    "core.paths",
    "core.results",
    "core.settings",
    "core.training.events",
    "core.recipe.recipe",
    "engine.client",
    "engine.protocol",
)


@dataclass(frozen=True)
class Import:
    """An import statement: by which module, of what, and whether it runs when that module is imported."""

    by: str
    of: str
    at_once: bool

    def is_of(self, *names: str) -> bool:
        return any(self.of == name or self.of.startswith(name + ".") for name in names)


def _modules(part: str = "") -> dict[str, Path]:
    start = PACKAGE / part.replace(".", "/")
    files = [start.with_suffix(".py")] if start.with_suffix(".py").is_file() else sorted(start.rglob("*.py"))
    return {".".join(("pneumoviewer", *f.relative_to(PACKAGE).with_suffix("").parts)): f for f in files}


def _imports(*parts: str) -> list[Import]:
    modules = {name: file for part in parts for name, file in _modules(part).items()}
    assert modules, f"nothing was read of {parts}"
    return [found for name, file in modules.items() for found in _read(name, ast.parse(file.read_text("utf-8")), True)]


def _read(by: str, node: ast.AST, at_once: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (Import(by, alias.name, at_once) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{by} imports relatively"
            yield from (Import(by, f"{child.module}.{alias.name}", at_once) for alias in child.names)
        else:
            inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            yield from _read(by, child, at_once and not inside)


def _breaking(imports: list[Import], *names: str) -> list[str]:
    return sorted({f"{i.by} imports {i.of}" for i in imports if i.is_of(*names)})


def test_the_reader_reads_every_way_to_import() -> None:
    source = """
import a.b
from c import d
if TYPE_CHECKING:
    import e
def f():
    import g
class H:
    def i(self):
        from j.k import l
try:
    import m
except E:
    pass
"""
    found = {(i.of, i.at_once) for i in _read("x", ast.parse(source), True)}
    assert found == {("a.b", True), ("c.d", True), ("g", False), ("j.k.l", False), ("m", True)}


def test_rules_are_read_from_the_whole_house() -> None:
    assert len(_modules()) > 60
    for part, known in (("gui", *QT[:1]), ("core", *LEARNING[:1]), ("engine", "multiprocessing"), ("commands", "rich")):
        assert _breaking(_imports(part), known), f"{part} is known to import {known}"


@pytest.mark.parametrize(
    ("parts", "forbidden"),
    [
        (("gui",), LEARNING),
        (("core",), QT),
        (("engine",), QT),
        (("core",), ("pneumoviewer.engine", "pneumoviewer.gui", "pneumoviewer.commands", "pneumoviewer.cli")),
        (("engine",), ("pneumoviewer.gui", "pneumoviewer.commands", "pneumoviewer.cli")),
        (("gui",), ("pneumoviewer.commands", "pneumoviewer.cli")),
        (("core.radiograph",), LEARNING),
        (("cli", "commands"), (*LEARNING, *QT)),
    ],
    ids=lambda value: "+".join(value),
)
def test_no_part_imports_what_it_must_not_know(parts: tuple[str, ...], forbidden: tuple[str, ...]) -> None:
    assert not _breaking(_imports(*parts), *forbidden)


def test_the_dataset_knows_torch_only_for_tensors() -> None:
    allowed = {"augmentation", "preprocessing"}
    imports = [i for i in _imports("core.dataset") if i.by.rpartition(".")[2] not in allowed]
    assert not _breaking(imports, *LEARNING)


def test_the_command_line_opens_the_window_only_when_asked() -> None:
    imports = _imports("cli", "commands")
    assert _breaking(imports, "pneumoviewer.gui")
    at_once = [i for i in imports if i.at_once]
    assert not _breaking(at_once, "pneumoviewer.gui", "pneumoviewer.core.inference.predictor", "numpy", "PIL", "rich")


def test_only_the_window_asks_with_message_boxes() -> None:
    assert not _breaking(_imports("core", "engine", "cli", "commands"), "PySide6.QtWidgets")


@pytest.mark.parametrize("module", TORCH_FREE)
def test_module_is_torch_free(module: str) -> None:
    assert not _reaching_torch([f"pneumoviewer.{module}"])


def test_the_window_never_reaches_torch() -> None:
    """Not through any module either, at once or later."""
    used = {name for found in _imports("gui") for name in _modules_of(found)}
    assert "pneumoviewer.engine.client" in used
    assert not _reaching_torch(sorted(used))


def _reaching_torch(todo: list[str]) -> list[str]:
    """Follow imports from module to module, as far as they run at once."""
    seen, reaching = set[str](), []
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        at_once = [found for found in _imports(name.removeprefix("pneumoviewer.")) if found.at_once]
        reaching += _breaking(at_once, *LEARNING)
        todo += [module for found in at_once for module in _modules_of(found)]
    return reaching


def _modules_of(found: Import) -> list[str]:
    return [name for name in (found.of, found.of.rpartition(".")[0]) if _is_module(name)]


def _is_module(name: str) -> bool:
    return name.startswith("pneumoviewer.") and PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py").is_file()


HEAVY = {"torch", "torchvision", "captum", "sklearn", "numpy", "pyqtgraph", "PIL", "scipy", "pydicom"}


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        (f"import {', '.join(f'pneumoviewer.{m}' for m in TORCH_FREE)}", {"torch", "torchvision", "captum", "sklearn"}),
        ("from pneumoviewer.core.library.find import find_models; find_models()", HEAVY | {"PySide6"}),
        ("import pneumoviewer.core.recipe.recipe as r; r.recipes()", HEAVY | {"PySide6"}),
        ("from pneumoviewer.cli import main; main(['models'])", HEAVY | {"PySide6", "rich"}),
        ("import pneumoviewer.gui.pages", HEAVY | {"PySide6"}),  # for `screenshot --page`
        (
            "import pneumoviewer.gui.app, pneumoviewer.gui.read.page",
            HEAVY | {"rich", "pneumoviewer.core.recipe.recipe"},
        ),
    ],
)
def test_nothing_heavy_is_loaded(
    statement: str, forbidden: set[str], run_python: Callable[..., CompletedProcess[str]]
) -> None:
    done = run_python("-c", f"{statement}\nimport sys; print('loaded:', *sorted(sys.modules))")
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.rpartition("loaded:")[2].split())
    assert "sys" in loaded
    assert not loaded & forbidden


FOLDERS = sorted({file.parent for file in PACKAGE.rglob("*.py")})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(PACKAGE.parent)))
def test_folders_form_a_graph_without_circles(folder: Path) -> None:
    """What lies in one folder imports each other one way; imports for types count, files among themselves do not."""
    inside = ".".join(folder.relative_to(PACKAGE.parent).parts)
    graph: dict[str, set[str]] = {}
    for by, of in _EDGES:
        one, other = _child(inside, by), _child(inside, of)
        if one and other and one != other:
            graph.setdefault(one, set()).add(other)
    folders = {name for name in graph if (PACKAGE.parent / name.replace(".", "/")).is_dir()}
    assert not [name for name in folders if name in _reached(graph, name)]


def test_the_graph_knows_what_is_known() -> None:
    assert ("pneumoviewer.cli", "pneumoviewer.core.errors") in _EDGES
    assert any(by.startswith("pneumoviewer.gui.read") and of.startswith("pneumoviewer.gui.kit") for by, of in _EDGES)
    assert _child("pneumoviewer.core", "pneumoviewer.core.recipe.rules") == "pneumoviewer.core.recipe"
    assert _reached({"a": {"b"}, "b": {"c", "a"}}, "a") == {"a", "b", "c"}


def _all_edges() -> set[tuple[str, str]]:
    modules = _modules("")
    edges = set()
    for name, file in modules.items():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):  # those for type checking too
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    of = f"{node.module}.{alias.name}"
                    edges.add((name, of if of in modules else str(node.module)))
    return {(by, of) for by, of in edges if of in modules}


_EDGES = _all_edges()


def _child(folder: str, module: str) -> str:
    return f"{folder}.{module[len(folder) + 1 :].split('.')[0]}" if module.startswith(folder + ".") else ""


def _reached(graph: dict[str, set[str]], start: str) -> set[str]:
    reached, todo = set[str](), [start]
    while todo:
        new = graph.get(todo.pop(), set()) - reached
        reached |= new
        todo += new
    return reached
