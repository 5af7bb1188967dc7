"""What the gate adds to a prediction, and whether both are fast enough to read with."""

import statistics
import time

import numpy as np

from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.find import find_model
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array

TURNS, MAX_OF_ALL = 15, 3.0


def gate_beside_prediction() -> tuple[str, float, float]:
    """Return the name, the default model's time with its gate as a multiple of that without, and the most it may be."""
    predictor, gatekeeper = Predictor(find_model(None), "cpu"), InputGate.of_default()
    radiograph = from_array(np.ascontiguousarray(draw_phantom("viral", 1, (1000, 1300))), "phantom")
    alone: list[float] = []
    both: list[float] = []
    for _ in range(TURNS):
        started = time.perf_counter()
        predictor.predict(radiograph)
        alone.append(time.perf_counter() - started)
        started = time.perf_counter()
        predictor.predict(radiograph).with_gate(gatekeeper.check(radiograph))
        both.append(time.perf_counter() - started)
    least, whole = statistics.median(alone), statistics.median(both)
    print(f"  a prediction takes {least * 1000:.0f} ms, with the gate {whole * 1000:.0f} ms")
    return "prediction with the gate, to a prediction alone", whole / least, MAX_OF_ALL
