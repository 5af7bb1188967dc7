"""DICOM Secondary Capture of an overlay, in the study of its radiograph. Imports highdicom, so late."""

from __future__ import annotations

import numpy as np
from highdicom import UID
from highdicom.sc import SCImage
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from pydicom import Dataset
from pydicom.sr.coding import Code

from pneumoviewer import __version__
from pneumoviewer.core.explain.methods import METHODS
from pneumoviewer.core.explain.overlay import heatmap_overlay
from pneumoviewer.core.export.dicom_source import MANUFACTURER, RESEARCH_ONLY, encode_instance, read_source, to_ascii
from pneumoviewer.core.export.export_item import ExportItem

SERIES_NUMBER = 9701
_LINE = 0.035  # of the picture's height
_LONG_STRING = 64  # characters of a value of type LO
_SHORT_TEXT = 1024  # of type ST
_FROM_SOURCE = Code("121322", "DCM", "Source image for image processing operation")


def secondary_capture(item: ExportItem) -> bytes:
    """Return a DICOM file of the overlay, with the patient and the study of the radiograph's own file.

    What is burned into it says what it is and that it is for research only. The attribute Burned In Annotation is about
    whether a picture tells who the patient is (PS3.3 C.7.6.1), so that it is the source's, and not said where the
    source does not say it.

    Parameters
    ----------
    item : ExportItem
        With its heatmap.

    Raises
    ------
    PneumoError
        Where the radiograph does not come from a DICOM file, or from one that cannot be referred to.
    """
    source = read_source(item.radiograph, item.number, max_megapixels=item.max_megapixels)
    return encode_instance(item.number, lambda: _image(item, source), source)


def _image(item: ExportItem, source: Dataset) -> SCImage:
    heatmap = item.heatmap
    assert heatmap is not None
    rows, columns = heatmap.values.shape
    method, layer = METHODS[heatmap.method].title, heatmap.layer
    about = f"{method} of {item.model.title} for “{heatmap.class_name}”, layer {layer}, {columns} x {rows}"
    if heatmap.signed:
        about += "; orange speaks for it, blue against it"
    image = SCImage(
        pixel_array=_pixels(item, about),
        photometric_interpretation="RGB",
        bits_allocated=8,
        coordinate_system="PATIENT",
        patient_orientation=_orientation(source),
        study_instance_uid=source.StudyInstanceUID,
        series_instance_uid=UID(),
        series_number=SERIES_NUMBER,
        sop_instance_uid=UID(),
        instance_number=1,
        manufacturer=MANUFACTURER,
        manufacturer_model_name=MANUFACTURER,
        software_versions=__version__,
        patient_id=source.PatientID,
        patient_name=source.PatientName,
        patient_birth_date=source.PatientBirthDate,
        patient_sex=source.PatientSex,
        accession_number=source.AccessionNumber,
        study_id=source.StudyID,
        study_date=source.StudyDate,
        study_time=source.StudyTime,
        referring_physician_name=source.ReferringPhysicianName,
        series_description=f"PneumoViewer heatmap - {RESEARCH_ONLY}"[:_LONG_STRING],
    )
    image.copy_patient_and_study_information(source)
    image.ImageType = ["DERIVED", "SECONDARY", "OTHER"]
    image.ConversionType = "WSD"  # from a workstation
    image.DerivationDescription = f"{RESEARCH_ONLY}. {to_ascii(about)}"[:_SHORT_TEXT]
    image.ImageComments = _comments(item)[:10240]
    image.SourceImageSequence = [_reference(source)]
    for key in ("BurnedInAnnotation", "BodyPartExamined", "ViewPosition"):
        if source.get(key):
            setattr(image, key, source.get(key))
    image.LossyImageCompression = "01" if source.get("LossyImageCompression") == "01" else "00"
    if image.LossyImageCompression == "01":
        for key in ("LossyImageCompressionRatio", "LossyImageCompressionMethod"):
            if source.get(key):
                setattr(image, key, source.get(key))
    return image


def _pixels(item: ExportItem, about: str) -> NDArray[np.uint8]:
    """Return the overlay with what it is written below it, so that nothing of the picture is covered."""
    assert item.heatmap is not None
    overlay = heatmap_overlay(item.radiograph, item.heatmap, item.style)
    line = max(round(overlay.height * _LINE), 12)
    lines = [RESEARCH_ONLY, to_ascii(about)]
    if item.doubted:
        lines.insert(1, "SHOWN ALTHOUGH A CHECK FAILED")
    canvas = Image.new("RGB", (overlay.width, overlay.height + line * len(lines) + line // 2))
    canvas.paste(overlay)
    draw = ImageDraw.Draw(canvas)
    for number, text in enumerate(lines):
        size = line * 0.8
        while size > 6 and ImageFont.load_default(size).getlength(text) > overlay.width - line:
            size *= 0.9
        place = (line / 2, overlay.height + line * number + line / 4)
        draw.text(place, text, "white", ImageFont.load_default(size))
    return np.asarray(canvas)


def _comments(item: ExportItem) -> str:
    prediction = item.prediction
    shares = ", ".join(
        f"P({name}) {share:.3f}" for name, share in zip(prediction.classes, prediction.probabilities, strict=True)
    )
    mark = " Shown although a check failed." if item.doubted else ""
    return to_ascii(f"{RESEARCH_ONLY}.{mark} {shares}; model {item.model.name} {item.model.sha256[:8]}")


def _reference(source: Dataset) -> Dataset:
    item, purpose = Dataset(), Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = source.SOPClassUID, source.SOPInstanceUID
    purpose.CodeValue, purpose.CodingSchemeDesignator = _FROM_SOURCE.value, _FROM_SOURCE.scheme_designator
    purpose.CodeMeaning = _FROM_SOURCE.meaning
    item.PurposeOfReferenceCodeSequence = [purpose]
    return item


def _orientation(source: Dataset) -> tuple[str, str]:
    """Return where rows and columns go: as the source says, else as a chest from the front is shown."""
    values = [str(value) for value in source.get("PatientOrientation") or ()]
    return (values[0], values[1]) if len(values) == 2 and all(values) else ("L", "F")
