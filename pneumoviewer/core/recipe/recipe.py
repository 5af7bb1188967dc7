"""Recipe: every choice of a training as one frozen value. Knows no torch.

Forms, help texts, `--set`, the saved run and the tests all come from the fields, which lie in
:mod:`pneumoviewer.core.recipe.fields`; what fits together is in :mod:`pneumoviewer.core.recipe.rules`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.paths import resources_dir
from pneumoviewer.core.recipe.composition import Composition, composition_of
from pneumoviewer.core.recipe.fields.data import DataFields
from pneumoviewer.core.recipe.fields.learning import LearningFields
from pneumoviewer.core.recipe.fields.model import ModelFields
from pneumoviewer.core.recipe.fields.regularization import RegularizationFields
from pneumoviewer.core.recipe.options import Option, checked
from pneumoviewer.core.recipe.rules import check_together

_ABOUT = ("id", "title", "source", "notes", "reported", "documented_classes")


@dataclass(frozen=True, kw_only=True)
class Recipe(RegularizationFields, LearningFields, DataFields, ModelFields):
    """A named training configuration.

    Attributes
    ----------
    notes : str
        What it is, and what was chosen where its document leaves something open.
    reported : str
        The figures its document reports, in words; empty where it reports none.
    documented_classes : int
        How many classes its document has, for the parameter count that is told of the recipe; 0 where the recipe's
        labels say it.

    Raises
    ------
    PneumoError
        When made with a value that cannot be: the message names the field, the rule and the mend.
    """

    id: str
    title: str
    source: str = ""
    notes: str = ""
    reported: str = ""
    documented_classes: int = 0

    def __post_init__(self) -> None:
        for name, option in options().items():
            object.__setattr__(self, name, checked(name, option, getattr(self, name)))
        check_together(self)

    @property
    def preprocessing(self) -> Preprocessing:
        """What is done to a radiograph before the model sees it."""
        return Preprocessing(
            (self.image_size, self.image_size),
            self.channels,
            self.fit,
            self.scaling,
            trim=self.trim,
            crop=self.crop,
            denoise=self.denoise,
            equalize=self.equalize,
            features=self.features,
        )

    @property
    def grid(self) -> tuple[tuple[float, str, int], ...]:
        """The settings of a grid search, in order: C, penalty, most iterations; empty for what learns by epochs."""
        if self.architecture != "logistic_regression":
            return ()
        penalties = ("l2", "l1") if self.grid_penalty == "both" else (self.grid_penalty,)
        return tuple((c, penalty, most) for penalty in penalties for c in self.grid_c for most in self.grid_max_iter)

    @property
    def composed(self) -> Composition:
        """What its networks are, and how they answer as one."""
        return composition_of(self)

    @property
    def n_epochs(self) -> int:
        """How many epochs a training has; for a grid search, how many settings."""
        return len(self.grid) or self.epochs

    def applies(self, name: str) -> bool:
        """Say whether the field `name` matters, the others being as they are."""
        return all(getattr(self, other) in values for other, values in options()[name].when)

    def with_values(self, values: Mapping[str, Any]) -> Recipe:
        """Return a copy with other values; texts are read as the field's kind.

        Raises
        ------
        PneumoError
            For an unknown field, or a value it cannot have.
        """
        known = options()
        for name in values:
            if name not in known:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The recipe has no field “{name}”"),
                    QT_TRANSLATE_NOOP("errors", "its fields are {known}"),
                    QT_TRANSLATE_NOOP("errors", "Name one of them"),
                    name=name,
                    known=", ".join(known),
                )
        return replace(self, **values)

    def as_json(self) -> dict[str, Any]:
        """Return a plain object, for a recipe file or ``config.json``."""
        out: dict[str, Any] = {name: getattr(self, name) for name in _ABOUT}
        for name in options():
            value = getattr(self, name)
            out[name] = list(value) if isinstance(value, tuple) else value
        return out

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Recipe:
        """Read a recipe file or what :meth:`as_json` wrote; missing fields have their defaults."""
        base = cls(
            id=str(values["id"]),
            title=str(values["title"]),
            source=str(values.get("source", "")),
            notes=str(values.get("notes", "")),
            reported=str(values.get("reported", "")),
            documented_classes=int(values.get("documented_classes", 0)),
        )
        return base.with_values({k: v for k, v in values.items() if k not in _ABOUT})


@cache
def options() -> dict[str, Option]:
    """Return every field a person can set, by name, in the order of the form."""
    parts = (ModelFields, DataFields, LearningFields, RegularizationFields)
    return {f.name: f.metadata["option"] for part in parts for f in fields(part)}


@cache
def recipes() -> dict[str, Recipe]:
    """Return the recipes we ship, by id."""
    files = sorted((resources_dir() / "recipes").glob("*.json"), key=lambda file: file.stem)
    found = [Recipe.from_json(json.loads(f.read_text("utf-8"))) for f in files]
    return {r.id: r for r in found}


def find_recipe(id: str) -> Recipe:
    """Return the recipe `id`.

    Raises
    ------
    PneumoError
        Where there is none.
    """
    try:
        return recipes()[id]
    except KeyError:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is no recipe “{id}”"),
            QT_TRANSLATE_NOOP("errors", "the recipes are {known}"),
            QT_TRANSLATE_NOOP("errors", "Name one of them"),
            id=id,
            known=", ".join(recipes()),
        ) from None
