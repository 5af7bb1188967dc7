"""Reading of a radiograph: file, prediction, gate and operating point; the one service for window, commands, server."""

from __future__ import annotations

from pathlib import Path

from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.radiograph import reader
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import BALANCED, Prediction


def read_radiograph(
    source: Path | Radiograph,
    predictor: Predictor,
    gate: InputGate,
    operating_point: str = BALANCED,
    *,
    max_megapixels: float = 100.0,
) -> tuple[Radiograph, Prediction]:
    """Read a radiograph with a model: what window, command line and server answer.

    Parameters
    ----------
    source : Path or Radiograph
        A file, also one in an archive; or what is in memory already.
    operating_point : str
        Of :data:`pneumoviewer.core.results.OPERATING_POINTS`.
    max_megapixels : float
        A larger file is refused before anything is allocated.

    Returns
    -------
    Radiograph
    Prediction
        Under the file's path, or the name of what has none.

    Raises
    ------
    PneumoError
        Where the file cannot be read, the model has no such operating point, or no answer.
    """
    radiograph = source if isinstance(source, Radiograph) else reader.read(source, max_megapixels=max_megapixels)
    prediction = predictor.predict(radiograph, str(radiograph.path or radiograph.name))
    decided = prediction.at(operating_point, predictor.info.threshold_at(operating_point))
    return radiograph, decided.with_gate(gate.check(radiograph))
