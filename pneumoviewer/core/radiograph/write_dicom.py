"""DICOM writer: plain radiographs as files, for a sample and for measurements."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_ROOT = "PneumoViewer"


def write_dicom(
    stored: NDArray[np.uint16],
    path: Path,
    *,
    bits: int = 12,
    photometric: str = "MONOCHROME2",
    window: tuple[float, float] | None = None,
    mark: str = _ROOT,
) -> None:
    """Write a child's frontal chest radiograph of nobody, uncompressed.

    Parameters
    ----------
    stored : ndarray of uint16, shape (rows, columns)
    path : Path
        A file of this name is replaced.
    bits : int
        Bits stored, of 16 allocated.
    photometric : {"MONOCHROME1", "MONOCHROME2"}
    window : tuple of float, optional
        Centre and width.
    mark : str
        What the identifiers are drawn from: the same at every writing.
    """
    from pydicom.dataset import Dataset, FileMetaDataset  # costs a fifth of a second
    from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian, generate_uid

    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID = ComputedRadiographyImageStorage
    ds.SOPInstanceUID = generate_uid(entropy_srcs=[mark])
    ds.StudyInstanceUID, ds.SeriesInstanceUID = (generate_uid(entropy_srcs=[mark, of]) for of in ("study", "series"))
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.PatientName, ds.PatientID = "Nobody^Drawn", "0000"  # so that it is known what a file's name must not tell
    ds.Modality, ds.BodyPartExamined, ds.ViewPosition, ds.PatientAge = "CR", "CHEST", "AP", "003Y"
    ds.Rows, ds.Columns = stored.shape
    ds.ImagerPixelSpacing = [0.8, 0.8]
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 1, photometric, 0
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, bits, bits - 1
    if window is not None:
        ds.WindowCenter, ds.WindowWidth = window
    ds.PixelData = stored.astype("<u2").tobytes()
    ds.save_as(path, enforce_file_format=True)
