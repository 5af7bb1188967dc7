"""DICOM tags: how a file's pixels are stored, PS3.3 C.7.6.3, held to what pixels there can be.

What is missing is filled in where the standard leaves one choice; else the file is refused by the tag's name.
"""

from __future__ import annotations

import re
from datetime import date

from pydicom import Dataset
from pydicom.datadict import tag_for_keyword
from pydicom.tag import Tag

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.read_errors import not_opened, several_pictures, unknown_variant

_GREY = ("MONOCHROME1", "MONOCHROME2")
_ONE_SAMPLE = (*_GREY, "PALETTE COLOR")
_THREE_SAMPLES = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT")
_POLARITY = {"IDENTITY": "MONOCHROME2", "INVERSE": "MONOCHROME1"}
_AGE = re.compile(r"\d{1,3}[DWMY]")
_OLDEST = 130


def term(ds: Dataset, keyword: str) -> str:
    """Return a code string as the standard writes it, whatever case and spaces the file has; empty for none."""
    try:
        return str(ds.get(keyword) or "").strip(" \0").upper()
    except Exception:  # pydicom converts a value when it is asked for, and raises what it likes
        return ""


def whole_number(ds: Dataset, keyword: str) -> int | None:
    """Return a tag's whole number; None where it is missing or no number."""
    try:
        return int(ds.get(keyword))
    except Exception:  # as above
        return None


def check_pixel_tags(ds: Dataset, name: str) -> None:
    """Hold a file's tags to what pixels there can be, and fill in what is missing where it can only be one thing.

    Parameters
    ----------
    ds : Dataset
        Changed in place.

    Raises
    ------
    PneumoError
        Where a tag leaves open how the pixels are to be read, or asks for what is not read.
    """
    samples = whole_number(ds, "SamplesPerPixel")
    kind = term(ds, "PhotometricInterpretation")
    if not kind and samples in (None, 1):
        kind = _POLARITY.get(term(ds, "PresentationLUTShape"), "")
    if not kind:
        raise bad_tag(name, "PhotometricInterpretation")
    if kind not in (*_ONE_SAMPLE, *_THREE_SAMPLES):
        raise unknown_variant(name, "PhotometricInterpretation (0028,0004)" + (f" {kind}" if kind.isascii() else ""))
    ds.PhotometricInterpretation = kind
    if samples is None:
        samples = 1 if kind in _ONE_SAMPLE else 3
    if samples != (1 if kind in _ONE_SAMPLE else 3):
        raise bad_tag(name, "SamplesPerPixel")
    ds.SamplesPerPixel = samples
    allocated = whole_number(ds, "BitsAllocated")
    if allocated is None:
        raise bad_tag(name, "BitsAllocated")
    if allocated not in (1, 8, 16):
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "its pixels have {bits} bits, and no radiograph has more than 16"),
            QT_TRANSLATE_NOOP("errors", "Open a projection radiograph (CR or DX)"),
            bits=allocated,
        )
    stored, high = whole_number(ds, "BitsStored"), whole_number(ds, "HighBit")
    if stored is None and high is not None:
        stored = high + 1  # the standard has no other
    if stored is None or not 1 <= stored <= allocated:
        raise bad_tag(name, "BitsStored")
    if high is None:
        high = stored - 1
    if not stored - 1 <= high < allocated:
        raise bad_tag(name, "HighBit")
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = allocated, stored, high
    signed = whole_number(ds, "PixelRepresentation")
    if signed is None and samples == 3:
        signed = 0
    if signed not in (0, 1):
        raise bad_tag(name, "PixelRepresentation")
    ds.PixelRepresentation = signed
    if samples == 3:
        planes = whole_number(ds, "PlanarConfiguration")
        if planes not in (0, 1):
            if not ds.file_meta.TransferSyntaxUID.is_compressed:
                raise bad_tag(name, "PlanarConfiguration")
            planes = 0  # the codestream says it
        ds.PlanarConfiguration = planes


def check_frames(ds: Dataset, name: str) -> None:
    """Refuse a file of several frames, or one that does not say how many where its length does not, either."""
    frames = whole_number(ds, "NumberOfFrames")
    if frames is not None and frames > 1:
        raise several_pictures(name)
    unreadable = frames is None and "NumberOfFrames" in ds and str(ds.get_item("NumberOfFrames").value or "").strip()
    one = not ds.file_meta.TransferSyntaxUID.is_encapsulated and len(ds.PixelData) < 2 * frame_bytes(ds)
    if unreadable and not one:
        raise bad_tag(name, "NumberOfFrames")
    ds.NumberOfFrames = 1


def frame_bytes(ds: Dataset) -> int:
    """Return how many bytes an uncompressed frame takes."""
    bits = ds.Rows * ds.Columns * ds.SamplesPerPixel * ds.BitsAllocated
    if ds.PhotometricInterpretation == "YBR_FULL_422":
        bits = bits * 2 // 3
    return int((bits + 7) // 8)


def bad_tag(name: str, keyword: str) -> PneumoError:
    """Return the refusal of a file for one of its tags."""
    return not_opened(
        name,
        QT_TRANSLATE_NOOP(
            "errors", "its tag {keyword} {tag} is missing or impossible, and without it the pixels mean nothing certain"
        ),
        QT_TRANSLATE_NOOP("errors", "Export it again, or ask those who made it to mend this tag"),
        keyword=keyword,
        tag=str(Tag(tag_for_keyword(keyword) or 0)).replace(" ", ""),
    )


def patient_age(ds: Dataset) -> str:
    """Return the patient's age as DICOM writes it (``003Y``, ``018M``); empty where the file gives none.

    It is `PatientAge`, else computed of the birth date and the date of study, acquisition, series or content, in months
    below two years. An age of nothing is none, as some devices write it where they know of none. No date is kept.
    """
    age = term(ds, "PatientAge")
    if _AGE.fullmatch(age) and int(age[:-1]):
        return f"{int(age[:-1]):03d}{age[-1]}"
    born = _date(ds, "PatientBirthDate")
    dates = (_date(ds, f"{kind}Date") for kind in ("Study", "Acquisition", "Series", "Content"))
    taken = next((found for found in dates if found is not None), None)
    if born is None or taken is None or taken < born:
        return ""
    months = 12 * (taken.year - born.year) + taken.month - born.month - (taken.day < born.day)
    if months >= 12 * _OLDEST:  # 1 January 1900 and other dates that mean "unknown"
        return ""
    return f"{months:03d}M" if months < 24 else f"{months // 12:03d}Y"


def _date(ds: Dataset, keyword: str) -> date | None:
    # Before 1993 dates were written with dots; a date-time may stand where a date belongs.
    digits = term(ds, keyword).replace(".", "").replace("-", "")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None
