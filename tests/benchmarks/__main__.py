"""`python -m tests.benchmarks`: everything measured, one line each; exit status 1 where a limit is missed."""

import sys

from tests.benchmarks.digits import hog_features, raw_pixels, small_cnn
from tests.benchmarks.looking import first_picture, pan_frame, window_frame
from tests.benchmarks.memory import kept_memory
from tests.benchmarks.prediction import gate_beside_prediction
from tests.benchmarks.reading import colour_jpeg_reading, jpeg_reading
from tests.benchmarks.start_up import start_up
from tests.benchmarks.training import training_speed
from tests.benchmarks.window_gap import longest_gap, usual_gap
from tests.benchmarks.work_list import adding_gap

AT_MOST, AT_LEAST = "at most", "at least"
BENCHMARKS = (
    (start_up, AT_MOST),
    (pan_frame, AT_MOST),
    (window_frame, AT_MOST),
    (first_picture, AT_MOST),
    (jpeg_reading, AT_MOST),
    (colour_jpeg_reading, AT_MOST),
    (training_speed, AT_LEAST),
    (kept_memory, AT_MOST),
    (usual_gap, AT_MOST),
    (longest_gap, AT_MOST),
    (adding_gap, AT_MOST),
    (gate_beside_prediction, AT_MOST),
    (raw_pixels, AT_LEAST),
    (hog_features, AT_LEAST),
    (small_cnn, AT_LEAST),
)


def _main() -> int:
    missed = 0
    for benchmark, bound in BENCHMARKS:
        name, value, limit = benchmark()
        kept = value <= limit if bound == AT_MOST else value >= limit
        missed += not kept
        print(f"{'ok    ' if kept else 'MISSED'} {value:7.3f}  ({bound} {limit:g})  {name}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(_main())
