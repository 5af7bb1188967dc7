"""`python -m tests.benchmarks`: everything measured, one line each; exit status 1 where a limit is missed."""

import sys

from tests.benchmarks.start_up import start_up
from tests.benchmarks.training import training_speed


def _main() -> int:
    missed = 0
    for benchmark, at_most in ((start_up, True), (training_speed, False)):
        name, value, limit = benchmark()
        kept = value <= limit if at_most else value >= limit
        missed += not kept
        print(
            f"{'ok    ' if kept else 'MISSED'} {value:6.2f}  ({'at most' if at_most else 'at least'} {limit:g})  {name}"
        )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(_main())
