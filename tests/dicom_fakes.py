"""DICOM files drawn by the tests, of patients who never were."""

from pathlib import Path
from typing import Any

import numpy as np
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid


def dicom_dataset(patient: str = "0815", study: str = "1.2.3", date: str = "20240229", **tags: Any) -> Dataset:
    """A small ramp of grey, of a patient and a study."""
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    ds.PatientID, ds.PatientName, ds.StudyInstanceUID = patient, "Secret^Name", study
    ds.SeriesInstanceUID, ds.StudyDate, ds.StudyTime, ds.StudyID = f"{study}.1", date, "101500", "S"
    ds.Modality, ds.SeriesNumber, ds.InstanceNumber = "CR", 1, 1
    ds.Rows, ds.Columns = 48, 40
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 1, "MONOCHROME2", 0
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 8, 8, 7
    ds.PixelData = (np.arange(48 * 40) % 251).astype(np.uint8).tobytes()
    for name, value in tags.items():
        setattr(ds, name, value)
    return ds


def write_dicom(path: Path, *identity: str, **tags: Any) -> Path:
    """Write one to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dicom_dataset(*identity, **tags).save_as(path, enforce_file_format=True)
    return path
