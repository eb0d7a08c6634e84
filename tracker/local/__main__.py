"""`python -m tracker.local run`, which `make run` calls, and its first step."""

import sys
from importlib import import_module

if sys.argv[1:] not in (["run"], ["prepare"]):
    sys.exit("Usage: python -m tracker.local run")
sys.exit(import_module(f"tracker.local.{sys.argv[1]}").main())
