"""Input gate: the checks before every model, is this a chest at all; the default model's features tell how likely.

Decision 25.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence

import numpy as np
import safetensors
import safetensors.numpy

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.gate.canonical import canonical_view
from pneumoviewer.core.inference.gate.checks import check_details, check_picture, make_check
from pneumoviewer.core.inference.gate.ood import OodDetector
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.find import DEFAULT_MODEL
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.library.model_folder import commit, verified
from pneumoviewer.core.paths import trained_dir
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import GateCheck, GateResult

LAYERS = ("backbone.blocks.2", "backbone.blocks.4")
FLAGGED = 0.03  # of the training radiographs, each of a patient left out
_log = logging.getLogger(__name__)


class InputGate:
    """Checks pictures before a model is asked about them.

    Parameters
    ----------
    info : ModelInfo or None
        The model whose features say what the training radiographs are like; its folder holds a ``gate`` file. Without
        one, likeness and polarity are not checked.

    Raises
    ------
    PneumoError
        Where the model's files are damaged, or its gate was fitted with other weights.
    """

    def __init__(self, info: ModelInfo | None) -> None:
        self._likeness: tuple[Predictor, OodDetector] | None = None
        self._damaged = False
        if info is not None and "gate" in info.files:
            network = _network(info)
            self._likeness = Predictor(network), _read(info, network)

    @classmethod
    def of_default(cls) -> InputGate:
        """Return the one of the default model; where that is damaged, a check says so."""
        try:
            folder = trained_dir() / DEFAULT_MODEL
            return cls(ModelInfo.read(folder) if (folder / CONFIG).is_file() else None)
        except PneumoError as error:
            _log.warning("%s", error)
            plain = cls(None)
            plain._damaged = True
            return plain

    def check(self, radiograph: Radiograph) -> GateResult:
        """Return what the checks say of a radiograph."""
        return GateResult((*check_picture(radiograph), *check_details(radiograph), *self._check_likeness(radiograph)))

    def _check_likeness(self, radiograph: Radiograph) -> tuple[GateCheck, ...]:
        if self._damaged:
            message = QT_TRANSLATE_NOOP(
                "notes", "The default model's files are damaged, so that nobody checked whether this is a chest"
            )
            return (GateCheck("likeness", False, message),)
        if self._likeness is None:
            return ()
        predictor, likeness = self._likeness
        view = canonical_view(radiograph, predictor.info.preprocessing.size)[None]
        distance = float(likeness.distances(predictor, view)[0])
        if distance <= likeness.limit:
            return (GateCheck("polarity", True), GateCheck("likeness", True, value=distance, limit=likeness.limit))
        inverted = float(likeness.distances(predictor, 255 - view)[0]) <= likeness.limit
        return (
            make_check(
                "polarity",
                not inverted,
                QT_TRANSLATE_NOOP("notes", "The grey values look inverted: lungs should be dark and bones bright"),
            ),
            GateCheck(
                "likeness",
                False,
                QT_TRANSLATE_NOOP(
                    "notes",
                    "Unlike the children's chests that the default model knows; perhaps an adult, or another device",
                ),
                distance,
                likeness.limit,
            ),
        )


def fit_gate(
    info: ModelInfo,
    radiographs: Iterable[Radiograph],
    patients: Sequence[str],
    *,
    layers: tuple[str, ...] = LAYERS,
    flagged: float = FLAGGED,
) -> ModelInfo:
    """Fit a gate to radiographs and save it in a model's folder.

    Parameters
    ----------
    info : ModelInfo
        Of a model that is several, the first part's network is used.
    radiographs : iterable of Radiograph
        As they reach people: each delivered in some way, drawn for it.
    patients : sequence of str
        Whose each is; the limit is found on patients left out.
    flagged : float
        The share of radiographs of patients left out that may be found unlike.

    Returns
    -------
    ModelInfo
        With the file ``gate``.
    """
    network = _network(info)
    views = np.stack([canonical_view(radiograph, network.preprocessing.size) for radiograph in radiographs])
    likeness = OodDetector.fit(Predictor(network), layers, views, patients, flagged)
    facts = {"layers": list(layers), "limit": likeness.limit, "network": network.sha256, "images": len(views)}
    tensors = {"centre": likeness.centre, "whitening": likeness.whitening}
    data = safetensors.numpy.save(tensors, metadata={"gate": json.dumps(facts)})
    return commit(info, {"gate": data}, plain=True)


def _network(info: ModelInfo) -> ModelInfo:
    """Return a model that is one network: itself, or the first of its parts."""
    return info.part(next(iter(info.parts))) if info.parts else info


def _read(info: ModelInfo, network: ModelInfo) -> OodDetector:
    damaged = PneumoError(
        QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used"),
        QT_TRANSLATE_NOOP("errors", "its gate is damaged, or was fitted with other weights"),
        QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or install PneumoViewer anew"),
        name=info.name,
    )
    try:
        with safetensors.safe_open(verified(info, "gate"), "numpy") as file:
            facts = json.loads(file.metadata()["gate"])
            likeness = OodDetector(
                tuple(facts["layers"]), file.get_tensor("centre"), file.get_tensor("whitening"), float(facts["limit"])
            )
    except (OSError, LookupError, TypeError, ValueError, safetensors.SafetensorError) as error:
        raise damaged from error
    if facts["network"] != network.sha256:
        raise damaged
    return likeness
