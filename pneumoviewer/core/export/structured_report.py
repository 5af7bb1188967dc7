"""DICOM Structured Report (TID 1500) of a prediction, in its radiograph's study. Imports highdicom, so late."""

from __future__ import annotations

import re
from hashlib import sha256

from highdicom import UID
from highdicom.sr import (
    AlgorithmIdentification,
    CodedConcept,
    DeviceObserverIdentifyingAttributes,
    EnhancedSR,
    FindingSite,
    Measurement,
    MeasurementReport,
    MeasurementsAndQualitativeEvaluations,
    ObservationContext,
    ObserverContext,
    QualitativeEvaluation,
    RelationshipTypeValues,
    SourceImageForMeasurementGroup,
    TextContentItem,
    TrackingIdentifier,
)
from pydicom import Dataset
from pydicom.sr.codedict import codes
from pydicom.uid import generate_uid

from pneumoviewer import __version__
from pneumoviewer.core.export.dicom_source import MANUFACTURER, RESEARCH_ONLY, encode_instance, read_source, to_ascii
from pneumoviewer.core.export.export_item import DISCLAIMER, ExportItem

SERIES_NUMBER = 9702
SCHEME = "99PNEUMOVIEWER"  # what DICOM and SNOMED CT have no codes for
_CHEST_RADIOGRAPH = CodedConcept("399208008", "SCT", "Plain chest X-ray")
_LUNG = CodedConcept("39607008", "SCT", "Lung")
_NO_UNITS = CodedConcept("1", "UCUM", "no units")
_FINDINGS = {
    "normal": CodedConcept("17621005", "SCT", "Normal"),
    "pneumonia": CodedConcept("233604007", "SCT", "Pneumonia"),
    "bacterial": CodedConcept("53084003", "SCT", "Bacterial pneumonia"),
    "viral": CodedConcept("75570004", "SCT", "Viral pneumonia"),
}
_MEANING = 64  # characters of a code's meaning


def structured_report(item: ExportItem) -> bytes:
    """Return a DICOM file of a measurement report, with the patient and the study of the radiograph's own file.

    It holds each class's probability and the threshold as numbers, the decision as a code, the algorithm that they are
    of, and as texts that it is for research only, and which checks failed. It is unverified and preliminary: nobody has
    signed it.

    Raises
    ------
    PneumoError
        Where the radiograph does not come from a DICOM file, or from one that cannot be referred to.
    """
    source = read_source(item.radiograph, item.number, max_megapixels=item.max_megapixels)
    return encode_instance(item.number, lambda: _document(item, source), source)


def _document(item: ExportItem, source: Dataset) -> EnhancedSR:
    report = MeasurementReport(
        observation_context=ObservationContext(observer_device_context=_observer(item)),
        procedure_reported=_CHEST_RADIOGRAPH,
        imaging_measurements=[_measurements(item, source)],
        title=codes.DCM.ImagingMeasurementReport,
    )
    for name, text in _texts(item):
        report[0].ContentSequence.append(
            TextContentItem(name=name, value=text, relationship_type=RelationshipTypeValues.CONTAINS)
        )
    return EnhancedSR(
        evidence=[source],
        content=report[0],
        series_instance_uid=UID(),
        series_number=SERIES_NUMBER,
        sop_instance_uid=UID(),
        instance_number=1,
        manufacturer=MANUFACTURER,
        manufacturer_model_name=MANUFACTURER,
        software_versions=__version__,
        is_complete=True,
        is_final=False,
        is_verified=False,
        series_description=f"PneumoViewer - {RESEARCH_ONLY}",
    )


def _observer(item: ExportItem) -> ObserverContext:
    return ObserverContext(
        observer_type=codes.DCM.Device,
        observer_identifying_attributes=DeviceObserverIdentifyingAttributes(
            # The same for the same weights, so that an archive can tell what was answered by which model.
            uid=generate_uid(entropy_srcs=[MANUFACTURER, item.model.sha256]),
            name=MANUFACTURER,
            manufacturer_name=MANUFACTURER,
            model_name=to_ascii(item.model.title),
            serial_number=item.model.sha256[:_MEANING],
        ),
    )


def _measurements(item: ExportItem, source: Dataset) -> MeasurementsAndQualitativeEvaluations:
    prediction = item.prediction
    algorithm = AlgorithmIdentification(
        name=f"{MANUFACTURER} {to_ascii(item.model.name)}",
        version=f"{__version__}, weights {item.model.sha256[:8]}",
        parameters=[f"operating point: {prediction.operating_point}", f"threshold: {prediction.threshold:.6f}"],
    )
    numbers = [
        (_code("P", name, f"Probability of {name}"), share)
        for name, share in zip(prediction.classes, prediction.probabilities, strict=True)
    ]
    numbers.append(
        (CodedConcept("THRESHOLD", SCHEME, "Threshold on the probability of pneumonia"), prediction.threshold)
    )
    return MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier(uid=UID(), identifier=f"Radiograph {item.radiograph.sha256[:8]}"),
        algorithm_id=algorithm,
        finding_sites=[FindingSite(anatomic_location=_LUNG)],
        source_images=[SourceImageForMeasurementGroup(source.SOPClassUID, source.SOPInstanceUID)],
        measurements=[Measurement(name=name, value=value, unit=_NO_UNITS) for name, value in numbers],
        qualitative_evaluations=[
            QualitativeEvaluation(
                name=CodedConcept("DECISION", SCHEME, "Decision of the model, for research only"),
                value=_FINDINGS.get(prediction.decision) or _code("C", prediction.decision, prediction.decision),
            )
        ],
    )


def _texts(item: ExportItem) -> list[tuple[CodedConcept, str]]:
    comment = CodedConcept("121106", "DCM", "Comment")
    texts = [(comment, DISCLAIMER)]
    if item.doubted and item.prediction.gate is not None:
        failed = ", ".join(check.name for check in item.prediction.gate.failed)
        texts.append((comment, f"Shown although a check failed: {failed}"))
    return texts


def _code(kind: str, name: str, meaning: str) -> CodedConcept:
    """Return a code of our own for a class: its name, or a hash where that is no code."""
    value = f"{kind}-{name.upper()}"
    if not re.fullmatch(r"[A-Z0-9_-]{1,16}", value):
        value = f"{kind}-{sha256(name.encode()).hexdigest()[:8].upper()}"
    return CodedConcept(value, SCHEME, to_ascii(meaning)[:_MEANING])
