"""What the tests of exports share: a radiograph with a result, from a picture or from a DICOM file with a patient."""

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian

from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.export.export_item import ExportItem
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import read
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.results import GateCheck, GateResult, Prediction, decide

PATIENT = {
    "PatientName": "Müller^Jörg",
    "PatientID": "0815-4711",
    "PatientBirthDate": "20200131",
    "PatientSex": "M",
    "StudyInstanceUID": "1.2.3.4.5",
    "SeriesInstanceUID": "1.2.3.4.6",
    "StudyDate": "20240102",
    "StudyTime": "101112",
    "AccessionNumber": "A77",
    "StudyDescription": "Thorax a.p.",
    "SpecificCharacterSet": "ISO_IR 100",
}
FAILED = GateResult(
    (GateCheck("colour", True), GateCheck("size", False, "The picture has too few pixels to show a lung", 80, 96))
)
PASSED = GateResult((GateCheck("colour", True), GateCheck("contrast", True, "", 0.7, 0.2)))


def write_dicom(path: Path, **tags: Any) -> Path:
    """Write a phantom as a DICOM file of a patient; a tag that is None is left out."""
    pixels = draw_phantom("viral", 3, (120, 140)).astype("<u2") * 16
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID, ds.SOPInstanceUID, ds.Modality = ComputedRadiographyImageStorage, "1.2.3.4.7", "CR"
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    ds.Rows, ds.Columns = pixels.shape
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 1, "MONOCHROME2", 0
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, 12, 11
    ds.PixelData = pixels.tobytes()
    for name, value in {**PATIENT, **tags}.items():
        if value is not None:
            setattr(ds, name, value)
    ds.save_as(path, enforce_file_format=True)
    return path


def write_png(path: Path) -> Path:
    Image.fromarray(draw_phantom("viral", 3, (120, 140))).save(path)
    return path


def model_of(folder: Path, **changes: Any) -> ModelInfo:
    """A model that was never trained, with the figures of one that was."""
    recipe = find_recipe("pseudo-resnet")
    bands = {"viral": [{"low": 0.6, "high": 0.8, "images": 41, "right": 27}]}
    test = {"accuracy": 0.912, "macro_f1": 0.87, "images": 500, "patients": 300, "bands": bands}
    test |= {"binary": {"sensitivity": 0.96, "specificity": 0.88, "roc_auc": 0.97}}
    test |= {"reliability": {"bins": [], "ece": 0.031, "ece_limit": 0.052}}
    facts: dict[str, Any] = {
        "operating_points": {"screening": 0.2, "balanced": 0.5, "confirming": 0.8},
        "epoch": 3,
        "best_epoch": 3,
        "epochs": 3,
        "metrics": {"test": test},
        "data": {"images": {"train": 1200}, "patients": {"train": 800}, "population": "Children aged one to five"},
        "software": {"torch": "2.9"},
        "files": {"model": {"name": "model.safetensors", "sha256": "ab" * 32}},
        **changes,
    }
    classes = ("normal", "bacterial", "viral")
    title = facts.pop("title", "Tried model")
    return ModelInfo(folder, "tried", title, recipe, classes, recipe.preprocessing, **facts)


def reading_of(path: Path, gate: GateResult | None = PASSED, **changes: Any) -> ExportItem:
    radiograph = changes.get("radiograph") or read(path)
    model = changes.get("model") or model_of(path.parent)
    prediction = changes.get("prediction") or prediction_of(path, radiograph, model, gate)
    values = np.linspace(0, 1, 63, dtype=np.float32).reshape(7, 9)
    heatmap = SaliencyMap(values, "viral", "stage 3", "grad_cam", (0.0, 0.0, 1.0, 1.0))
    facts = {"radiograph": radiograph, "prediction": prediction, "model": model, "heatmap": heatmap, **changes}
    return ExportItem(1, **facts)


def prediction_of(path: Path, radiograph: Radiograph, model: ModelInfo, gate: GateResult | None) -> Prediction:
    shares = (0.1, 0.2, 0.7)
    return Prediction(
        str(path),
        model.name,
        model.classes,
        shares,
        model.classes[decide(shares, model.classes, 0.5)],
        0.5,
        image_sha256=radiograph.sha256,
        model_sha256=model.sha256,
        gate=gate,
    )
