import pytest
from django.db import IntegrityError
from django.utils import timezone

from workouts.models import Import

LEAST = {"file_name": "x.csv", "size_bytes": 1, "source_format": "hevy"}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"state": "lost"}, "import_state_known"),
        ({"done": 1}, "import_done_within_total"),
        ({"done": 3, "total": 2}, "import_done_within_total"),
        ({"state": "failed"}, "import_failed_says_why"),
        ({"state": "previewed"}, "import_previewed_has_preview"),
        ({"state": "undone"}, "import_undone_has_moment"),
        ({"undone_at": timezone.now()}, "import_undone_has_moment"),
    ],
)
def test_the_database_refuses(lifter, values, name):
    with pytest.raises(IntegrityError, match=name):
        Import.objects.create(lifter=lifter, **LEAST | values)


def test_one_import_runs_per_lifter(lifter, stranger):
    for whose in (lifter, stranger):
        Import.objects.create(lifter=whose, state="running", **LEAST)

    with pytest.raises(IntegrityError, match="import_one_running"):
        Import.objects.create(lifter=lifter, state="running", **LEAST)
