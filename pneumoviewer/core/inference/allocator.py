"""Memory allocator: what a step frees is kept for the next."""

from __future__ import annotations

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_MAX = -1, -4  # of malloc.h
_NEVER = 2**31 - 1


def keep_freed_memory() -> bool:
    """Ask the C library not to give large freed blocks back to the system; for the rest of this process.

    Every step of a training, and every prediction, frees and asks anew for the same large tensors. By default glibc
    gives each back, and gets pages again that the system has to clear first.

    Returns
    -------
    bool
        Whether it was asked; elsewhere than on glibc there is nothing to ask.
    """
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None)
    if not hasattr(library, "gnu_get_libc_version"):
        return False
    return bool(library.mallopt(_M_MMAP_MAX, 0) and library.mallopt(_M_TRIM_THRESHOLD, _NEVER))
