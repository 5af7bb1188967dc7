"""Decodes JPEG lossless and JPEG-LS in a process of their own.

Only GDCM decodes them, and GDCM ends the process it runs in where such a codestream is damaged in certain ways. So it
runs in a short-lived one, which costs half a second and leaves the window alive. ``python -m`` starts it.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TIMEOUT_S = 120


def decode_apart(file: bytes) -> NDArray[Any]:
    """Return the stored values of a DICOM file whose header was checked before.

    Parameters
    ----------
    file : bytes
        The whole of it.

    Returns
    -------
    ndarray, shape (rows, columns) or (rows, columns, 3)

    Raises
    ------
    ValueError, subprocess.SubprocessError
        Where it could not be decoded.
    """
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        timeout=_TIMEOUT_S,
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    array: NDArray[Any] = np.load(io.BytesIO(done.stdout), allow_pickle=False)
    return array


def main() -> None:
    """Decode the file on standard input and write its values to standard output."""
    import pydicom
    from pydicom.pixels.decoders.base import get_decoder

    ds = pydicom.dcmread(io.BytesIO(sys.stdin.buffer.read()), force=True)
    array, _ = get_decoder(ds.file_meta.TransferSyntaxUID).as_array(ds, index=0, decoding_plugin="gdcm")
    np.save(sys.stdout.buffer, array, allow_pickle=False)


if __name__ == "__main__":
    main()
