"""Memory that is freed is kept, so that the system need not clear it again."""

import platform
import subprocess
import sys

import pytest

FAULTS = """
import resource, sys
import torch
from pneumoviewer.core.inference.allocator import keep_freed_memory
if sys.argv[1] == "kept":
    assert keep_freed_memory()
for _ in range(20):  # the heap grows to what is needed
    torch.empty(2**24).fill_(1.0)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    torch.empty(2**24).fill_(1.0)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked")
def test_what_is_freed_is_not_cleared_again() -> None:
    command = [sys.executable, "-c", FAULTS]
    kept, given_back = (
        int(subprocess.run([*command, how], capture_output=True, text=True, check=True).stdout)
        for how in ("kept", "given back")
    )
    assert kept < given_back / 10
