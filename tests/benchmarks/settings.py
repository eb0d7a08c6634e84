"""The tracker's own settings; only the addresses know the yardstick besides."""

from tracker.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
