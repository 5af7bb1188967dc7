"""The GDCM process: decodes JPEG lossless and JPEG-LS beside this one.

Only GDCM decodes them, and GDCM ends the process it runs in where such a codestream is damaged in certain ways. So it
runs in a short-lived one, which costs half a second and leaves the window alive. ``python -m`` starts it. Decision 12.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TIMEOUT_S = 120
_WARNING = re.compile(rb"(Corrupt JPEG data|Premature end)[ -~]*")


def decode_with_gdcm(file: bytes) -> tuple[NDArray[Any], str]:
    """Return the stored values of a DICOM file whose header was checked before.

    Parameters
    ----------
    file : bytes
        The whole of it.

    Returns
    -------
    array : ndarray, shape (rows, columns) or (rows, columns, 3)
        What stands in unused bits is left there.
    warning : str
        What libjpeg, inside GDCM, says of damaged data that it passed over; else empty.

    Raises
    ------
    ValueError, subprocess.SubprocessError
        Where it could not be decoded.
    """
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=file,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        timeout=_TIMEOUT_S,
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    array: NDArray[Any] = np.load(io.BytesIO(done.stdout), allow_pickle=False)
    warned = _WARNING.search(done.stderr)
    return array, warned[0].decode("ascii") if warned else ""


def main() -> None:
    """Decode the file on standard input and write its values to standard output."""
    import pydicom
    from pydicom.pixels.decoders.base import get_decoder

    from pneumoviewer.core.radiograph.dicom_tags import check_pixel_tags

    warnings.simplefilter("ignore")
    ds = pydicom.dcmread(io.BytesIO(sys.stdin.buffer.read()), force=True)
    check_pixel_tags(ds, "")
    options: Any = {"decoding_plugin": "gdcm", "correct_unused_bits": False}
    array, _ = get_decoder(ds.file_meta.TransferSyntaxUID).as_array(ds, index=0, **options)
    out = io.BytesIO()  # numpy asks a file for its place, which not every pipe tells
    np.save(out, array, allow_pickle=False)
    sys.stdout.buffer.write(out.getbuffer())


if __name__ == "__main__":
    main()
