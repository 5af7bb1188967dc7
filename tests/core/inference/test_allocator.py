"""Memory that is freed is kept, so that the system need not clear it again."""

import platform
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

FAULTS = """
import resource
import torch
from pneumoviewer.core.inference.allocator import keep_freed_memory

def faults():
    for _ in range(20):  # the heap grows to what is needed
        torch.empty(2**24).fill_(1.0)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(20):
        torch.empty(2**24).fill_(1.0)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

given_back = faults()
assert keep_freed_memory()
print(faults(), given_back)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked")
def test_what_is_freed_is_not_cleared_again(run_python: Callable[..., CompletedProcess[str]]) -> None:
    done = run_python("-c", FAULTS)
    assert done.returncode == 0, done.stderr
    kept, given_back = map(int, done.stdout.split())
    assert kept < given_back / 10
