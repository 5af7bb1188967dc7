"""Composition: one network, or the parts of folds, an ensemble or a cascade, and how they answer as one. Torch-free.

Decision 17; decision 23; decision 47.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from pneumoviewer.core.classes import NORMAL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pneumoviewer.core.recipe.recipe import Recipe

Kind = Literal["single", "folds", "ensemble", "cascade"]
Of = TypeVar("Of")
_STAGES = {"infected": "binary", "kind": "bacterial_viral"}  # the labels that each learns
PART = re.compile(r"fold-\d+|member-\d+|" + "|".join(_STAGES))
"""The folder of a part, inside its run's."""


@dataclass(frozen=True)
class Composition:
    """A recipe's networks: here the one of a plain training, which has no parts.

    Attributes
    ----------
    recipe : Recipe
        Of the whole.
    averaged : bool
        Whether the answer is the mean of the parts': each could answer alone, and the whole has a history, their mean.
    cross_validated : bool
        Whether each part learns from other patients than the others, and is validated on the rest; otherwise what its
        recipe's labels are about is what it learns from.
    needed : int
        How many parts must be trained to the end before the whole can answer.
    threshold : {"", "mean", "first", "anew"}
        Where threshold and operating points are from: the mean of the parts', those of the first part, or found on
        validation anew, after the whole is calibrated.
    """

    recipe: Recipe
    kind: ClassVar[Kind] = "single"
    averaged: ClassVar[bool] = False
    cross_validated: ClassVar[bool] = False
    needed: ClassVar[int] = 0
    threshold: ClassVar[Literal["", "mean", "first", "anew"]] = ""

    @property
    def part_names(self) -> tuple[str, ...]:
        """The parts, in order: the names of their folders inside the run's; none of a plain training."""
        return ()

    @property
    def part_recipes(self) -> tuple[Recipe, ...]:
        """What each part is trained by, as a plain training."""
        return tuple(
            replace(self._part_recipe(number, name), title=f"{self.recipe.title}, {name}")
            for number, name in enumerate(self.part_names)
        )

    @property
    def counted(self) -> tuple[Recipe, ...]:
        """The recipes of the networks whose parameters are counted: of folds one, as documents do."""
        return (self.recipe,)

    @property
    def epochs(self) -> int:
        """How many epochs all parts have together at most; for a grid search, how many settings."""
        return self.recipe.n_epochs * max(1, len(self.part_names))

    def combine(self, answers: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """Return the probabilities of the whole: the mean of the parts'.

        Parameters
        ----------
        answers : sequence of ndarray of float, each of shape (images, classes)
            The probabilities of each part that is done.
        """
        import numpy as np

        mean: NDArray[np.float64] = np.mean(answers, axis=0)
        return mean

    def explaining(self, class_name: str, parts: Sequence[Of]) -> Sequence[Of]:
        """Return which of the parts that are done say where the whole looked for a class; the mean of them does."""
        return parts

    def _part_recipe(self, number: int, name: str) -> Recipe:
        raise NotImplementedError


class Folds(Composition):
    """The folds of a cross-validation: a network each that learned without its patients."""

    kind = "folds"
    averaged = True
    cross_validated = True
    needed = 1
    threshold = "mean"

    @property
    def part_names(self) -> tuple[str, ...]:
        """``fold-1`` and so on."""
        return tuple(f"fold-{number}" for number in range(1, self.recipe.folds + 1))

    def _part_recipe(self, number: int, name: str) -> Recipe:
        return replace(self.recipe, folds=0, warm_start_folds=False)


class Ensemble(Composition):
    """The members of an ensemble: alike, but for their seeds, which follow each other."""

    kind = "ensemble"
    averaged = True
    needed = 1
    threshold = "anew"

    @property
    def part_names(self) -> tuple[str, ...]:
        """``member-1`` and so on."""
        return tuple(f"member-{number}" for number in range(1, self.recipe.members + 1))

    @property
    def counted(self) -> tuple[Recipe, ...]:
        """All of them."""
        return self.part_recipes

    def _part_recipe(self, number: int, name: str) -> Recipe:
        return replace(self.recipe, composition="single", seed=self.recipe.seed + number)


class Cascade(Composition):
    """The stages of a cascade: normal against pneumonia, whose threshold decides; then the kind of pneumonia."""

    kind = "cascade"
    needed = len(_STAGES)
    threshold = "first"

    @property
    def part_names(self) -> tuple[str, ...]:
        """Both stages."""
        return tuple(_STAGES)

    @property
    def counted(self) -> tuple[Recipe, ...]:
        """Both."""
        return self.part_recipes

    def combine(self, answers: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """Return P(normal), and P(kind) = P(pneumonia) P(kind | pneumonia)."""
        import numpy as np

        infected, kind = answers
        return np.concatenate([infected[:, :1], infected[:, 1:] * kind], 1)

    def explaining(self, class_name: str, parts: Sequence[Of]) -> Sequence[Of]:
        """Return the stage that decides the class."""
        return parts[:1] if class_name == NORMAL else parts[1:]

    def _part_recipe(self, number: int, name: str) -> Recipe:
        return replace(self.recipe, composition="single", labels=_STAGES[name])


_KINDS = {"single": Composition, "ensemble": Ensemble, "cascade": Cascade}


def composition_of(recipe: Recipe) -> Composition:
    """Return what a recipe's networks are, and how they answer as one."""
    return Folds(recipe) if recipe.folds else _KINDS[recipe.composition](recipe)
