"""One service reads a radiograph, from wherever it comes."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.inference.reading import read_radiograph
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array


def test_a_file_and_what_is_in_memory_are_read_alike(tiny_model: ModelInfo, tmp_path: Path) -> None:
    predictor, gate = Predictor(tiny_model, "cpu"), InputGate(None)
    file = tmp_path / "a.png"
    Image.fromarray(draw_phantom("viral", 1, (120, 140))).save(file)
    radiograph, prediction = read_radiograph(file, predictor, gate)
    assert (prediction.file, prediction.image_sha256) == (str(file), radiograph.sha256)
    assert prediction.gate == gate.check(radiograph)
    assert tiny_model.answered(prediction)
    assert read_radiograph(radiograph, predictor, gate) == (radiograph, prediction)
    pasted = from_array(np.asarray(Image.open(file)), "pasted")
    assert read_radiograph(pasted, predictor, gate)[1].probabilities == prediction.probabilities
    with pytest.raises(PneumoError, match="megapixels"):
        read_radiograph(file, predictor, gate, max_megapixels=0.01)


def test_it_is_decided_at_the_operating_point(tiny_model: ModelInfo) -> None:
    predictor, gate = Predictor(tiny_model, "cpu"), InputGate(None)
    radiograph = from_array(draw_phantom("viral", 1, (120, 140)), "a")
    prediction = read_radiograph(radiograph, predictor, gate, "screening")[1]
    assert (prediction.operating_point, prediction.threshold) == ("screening", tiny_model.threshold_at("screening"))
    with pytest.raises(PneumoError, match="no operating point"):
        read_radiograph(radiograph, predictor, gate, "none such")
