"""`python -m pneumoviewer`."""

import sys

from pneumoviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
