"""`python -m tracker.local run`, which `make run` calls."""

import sys

from tracker.local import run

if sys.argv[1:] != ["run"]:
    sys.exit("Usage: python -m tracker.local run")
sys.exit(run.main())
