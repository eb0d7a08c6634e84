"""Large files are held in one shape at a time, and what their rows have in common once."""

import json
import tracemalloc
from uuid import UUID

import pytest

from tests.factories import hevy
from workouts.formats.files import parse

ROWS = 2000
HELD = 64 * ROWS  # what caches may keep of the smaller file alone, and noise


def hevy_file(rows, title):
    return hevy.file(
        *(
            hevy.row(
                index=place % 5,
                values=f"{place % 80 * 2.5},{place % 12 + 1},,,8.5",
                title=title,
                start=f"{place // 20 % 28 + 1} Mar {1970 + place // 560}, 10:00",
                notes="slow on the way down",
            )
            for place in range(rows)
        )
    )


def ours_file(rows, title):
    one = {"set_type": "normal", "reps": 5, "logged_at": "2025-12-05T11:37:00.250000+00:00", "weight_kg": "100.000000"}
    sets = [one | {"uuid": str(UUID(int=place)), "performed_at": one["logged_at"]} for place in range(rows)]
    workouts = [
        {
            "title": title,
            "started_at": "2025-12-05T11:37:00.250000+00:00",
            "exercises": [{"exercise": 1, "sets": sets[at : at + 20]}],
        }
        for at in range(0, rows, 20)
    ]
    return json.dumps({"format": "full-tracker", "version": 1, "workouts": workouts}, ensure_ascii=False)


def peak_of(text):
    """Return the most bytes that are held beside the file while it is read, and how many of them stay."""
    content = text.encode()
    tracemalloc.start()
    history = parse(content)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (history.skipped, history.notices) == ((), ())
    return peak, kept


@pytest.mark.parametrize("title", ["Push", "Push 💪"])
@pytest.mark.parametrize(("file", "while_read", "afterwards"), [(hevy_file, 1200, 350), (ours_file, 1500, 700)])
def test_memory_of_a_row(file, while_read, afterwards, title):
    parse(file(ROWS, title).encode())  # what is read once for all

    (peak, kept), (peak_of_more, kept_of_more) = peak_of(file(ROWS, title)), peak_of(file(3 * ROWS, title))

    assert (peak_of_more - peak - HELD) / (2 * ROWS) < while_read
    assert (kept_of_more - kept - HELD) / (2 * ROWS) < afterwards
