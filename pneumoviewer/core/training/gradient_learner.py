"""Gradient learner: mini-batches, mixup, clipping, accumulation, EMA of weights; the inner loop. Decision 24."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from pneumoviewer.core.models.catalogue import architecture_of, output_of
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.recipe.schedules import learning_rate
from pneumoviewer.core.training.learner import EpochStats, Examples, Report, diverged, epoch_seed, make_augmentation
from pneumoviewer.core.training.losses import l2_penalty, make_loss
from pneumoviewer.core.training.optimizers import make_optimizer

_AVERAGE = "average."  # what the names of averaged weights begin with in a learner's state


class GradientLearner:
    """Trains any network whose loss has a gradient.

    Parameters
    ----------
    network : Module
        On the CPU; it is moved to the device.
    weights : Tensor of float32, shape (classes,), or None
        Class weights of the loss.
    precision : torch.dtype or None
        For autocast; None for plain float32.

    Attributes
    ----------
    kept : Module
        What is validated and saved: the network itself, or the moving average of its weights (B. T. Polyak and
        A. B. Juditsky, SIAM Journal on Control and Optimization 30, 1992).
    """

    def __init__(
        self,
        recipe: Recipe,
        network: nn.Module,
        classes: int,
        weights: torch.Tensor | None,
        device: str,
        precision: torch.dtype | None,
    ) -> None:
        self.recipe = recipe
        self.device = torch.device(device)
        self._precision = precision
        self._output = output_of(recipe, classes)
        self._augmentation = make_augmentation(recipe)
        self._weights = None if weights is None else weights.to(self.device)
        self._memory_format = torch.channels_last if architecture_of(recipe).convolutional else torch.contiguous_format
        self.network = network.to(self.device).to(memory_format=self._memory_format)
        self.eval_model: nn.Module = self.network
        if recipe.ema_decay:
            self.eval_model = copy.deepcopy(self.network).requires_grad_(False)
        self.optimizer = make_optimizer(recipe, [p for p in self.network.parameters() if p.requires_grad])
        # What computes may be compiled; what is saved, counted and looked at stays the plain network.
        self._compute: Callable[[torch.Tensor], torch.Tensor] = (
            torch.compile(self.network) if recipe.compile and self.device.type == "cuda" else self.network
        )

    def batches(self, examples: Examples) -> int:
        """Return how many batches an epoch has."""
        return len(self._sizes(len(examples)))

    def train_epoch(
        self, epoch: int, examples: Examples, report: Report, should_stop: Callable[[], bool], rate_scale: float = 1.0
    ) -> EpochStats | None:
        """Learn from every image once; see :class:`~pneumoviewer.core.training.learner.Learner`.

        Raises
        ------
        PneumoError
            When the loss is no longer a number.
        """
        torch.manual_seed(epoch_seed(self.recipe.seed, epoch))
        random = torch.Generator(self.device).manual_seed(epoch_seed(self.recipe.seed, epoch))
        order = self._order(examples)
        batches, rate, seen = self.batches(examples), 0.0, 0
        loss_sum = torch.zeros((), device=self.device)
        hits = torch.zeros((), dtype=torch.int64, device=self.device)
        self.network.train()
        for number, batch in enumerate(order.split(self._sizes(len(order))), 1):
            if should_stop():
                return None
            rate = learning_rate(self.recipe, epoch - 1, number - 1, batches) * rate_scale
            for group in self.optimizer.param_groups:
                group["lr"] = rate
            pictures = examples.pictures[batch].to(self.device, non_blocking=True)
            targets = examples.targets[batch].to(self.device, non_blocking=True)
            pictures, partners, share = self._mixed(self._augmentation.apply(pictures, random), targets)
            outputs = self._forward(pictures, self._compute)
            loss = make_loss(self.recipe, self._output, outputs, targets, self._weights)
            if share < 1:
                other = make_loss(self.recipe, self._output, outputs, partners, self._weights)
                loss = share * loss + (1 - share) * other
            self._step(loss + l2_penalty(self.recipe, self.network), number, batches)
            if self.eval_model is not self.network:
                self._average((epoch - 1) * batches + number)
            seen += len(batch)
            loss_sum += loss.detach() * len(batch)
            decided = (outputs[:, 0] >= 0).long() if self._output.units == 1 else outputs.argmax(1)
            hits += (decided == (targets if share >= 0.5 else partners)).sum()
            mean = loss_sum.item() / seen
            if mean != mean or mean == float("inf"):
                raise diverged(epoch, rate)
            report(number, mean)
        return EpochStats(mean, hits.item() / seen, rate)

    @torch.inference_mode()
    def outputs(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return the network's outputs, on the CPU, shape (images, outputs)."""
        self.eval_model.eval()
        compute = self._compute if self.eval_model is self.network else self.eval_model
        parts = [self._forward(part.to(self.device), compute).cpu() for part in pictures.split(64)]
        return torch.cat(parts)

    def state(self) -> tuple[dict[str, torch.Tensor], dict[str, Any]]:
        """Return the optimiser's state, and the averaged weights."""
        state = self.optimizer.state_dict()
        tensors: dict[str, torch.Tensor] = {}
        plain: dict[str, dict[str, Any]] = {}
        for index, entries in state["state"].items():
            for name, value in entries.items():
                if isinstance(value, torch.Tensor):
                    tensors[f"{index}.{name}"] = value.detach().cpu()
                else:
                    plain.setdefault(str(index), {})[name] = value
        if self.eval_model is not self.network:
            tensors |= {f"{_AVERAGE}{name}": tensor.cpu() for name, tensor in self.eval_model.state_dict().items()}
        return tensors, {"state": plain, "param_groups": json.loads(json.dumps(state["param_groups"]))}

    def restore(self, tensors: dict[str, torch.Tensor], values: dict[str, Any]) -> None:
        """Take back what :meth:`state` returned."""
        averaged = {k.removeprefix(_AVERAGE): v for k, v in tensors.items() if k.startswith(_AVERAGE)}
        if averaged:
            self.eval_model.load_state_dict(averaged)
        state: dict[int, dict[str, Any]] = {int(k): dict(v) for k, v in values["state"].items()}
        for key, tensor in tensors.items():
            if key.startswith(_AVERAGE):
                continue
            index, name = key.split(".", 1)
            state.setdefault(int(index), {})[name] = tensor
        self.optimizer.load_state_dict({"state": state, "param_groups": values["param_groups"]})

    def _forward(self, pictures: torch.Tensor, compute: Callable[[torch.Tensor], torch.Tensor]) -> torch.Tensor:
        images = self.recipe.preprocessing.tensor(pictures).contiguous(memory_format=self._memory_format)
        enabled = self._precision is not None
        with torch.autocast(self.device.type, dtype=self._precision or torch.float32, enabled=enabled):
            outputs = compute(images)
        return outputs.float()

    def _mixed(self, pictures: torch.Tensor, targets: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, float]:
        """Mix each picture of a batch with another one (H. Zhang et al., ICLR 2018).

        Returns
        -------
        tuple of Tensor, Tensor and float
            The pictures, the classes of what is mixed into them, and the share that is still their own.
        """
        if not self.recipe.mixup:
            return pictures, targets, 1.0
        share = float(torch.distributions.Beta(self.recipe.mixup, self.recipe.mixup).sample())
        return torch.lerp(pictures.float().flip(0), pictures.float(), share), targets.flip(0), share

    @torch.no_grad()
    def _average(self, steps: int) -> None:
        """Take the weights after so many steps into their moving average, the first ones with less inertia."""
        decay = min(self.recipe.ema_decay, (1 + steps) / (10 + steps))
        for average, new in zip(self.eval_model.state_dict().values(), self.network.state_dict().values(), strict=True):
            if average.is_floating_point():
                average.lerp_(new, 1 - decay)
            else:
                average.copy_(new)

    def _order(self, examples: Examples) -> torch.Tensor:
        """Return the images of an epoch, in random order; with balanced sampling every class as often as any other."""
        if self.recipe.class_balance != "balanced_sampling":
            return torch.randperm(len(examples))
        counts = torch.bincount(examples.targets)
        return torch.multinomial(1 / counts[examples.targets].double(), len(examples), replacement=True)

    def _sizes(self, images: int) -> list[int]:
        """Return the sizes of an epoch's batches; a last batch of one joins the one before, as it has no spread."""
        size = self.recipe.batch_size
        sizes = [size] * (images // size) + ([images % size] if images % size else [])
        if size > 1 and len(sizes) > 1 and sizes[-1] == 1:
            sizes[-2:] = [size + 1]
        return sizes

    def _step(self, loss: torch.Tensor, number: int, batches: int) -> None:
        """Add up gradients, and step after every `accumulate` batches and after the last."""
        every = self.recipe.accumulate_grad_batches
        first = (number - 1) // every * every  # the batches since the last step share this one
        (loss / (min(first + every, batches) - first)).backward()
        if number % every == 0 or number == batches:
            self._clip()
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)

    def _clip(self) -> None:
        if self.recipe.gradient_clip_algorithm == "value":
            nn.utils.clip_grad_value_(self.network.parameters(), self.recipe.gradient_clip_val)
        elif self.recipe.gradient_clip_algorithm == "norm":
            nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.gradient_clip_val)
