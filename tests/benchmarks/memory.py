"""Training steps of the default model's network with freed memory kept, and given back to the system, side by side."""

import subprocess
import sys

STEPS = """
import sys, time
import torch
from pneumoviewer.core.models.build import build_network
from pneumoviewer.core.inference.allocator import keep_freed_memory
from pneumoviewer.core.recipe.recipe import find_recipe
if sys.argv[1] == "kept":
    keep_freed_memory()
network = build_network(find_recipe("efficientnet-lite0"), 3).to(memory_format=torch.channels_last).train()
images = torch.randn(16, 3, 224, 224).contiguous(memory_format=torch.channels_last)
for step in range(6):
    if step == 2:
        started = time.perf_counter()
    network(images).sum().backward()
print(time.perf_counter() - started)
"""
ROUNDS, LIMIT = 3, 1.0


def kept_memory() -> tuple[str, float, float]:
    """Return the name, the ratio of the times, and the most it may be; each the median of three processes in turn."""
    times: dict[str, list[float]] = {"kept": [], "given back": []}
    for _ in range(ROUNDS):
        for how, measured in times.items():
            command = [sys.executable, "-c", STEPS, how]
            measured.append(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    kept, given_back = (sorted(measured)[ROUNDS // 2] for measured in times.values())
    print(f"  EfficientNet-Lite0, four steps: {kept:.2f} s, {given_back:.2f} s where memory is given back")
    return "time of training steps, to that without keeping freed memory", kept / given_back, LIMIT
