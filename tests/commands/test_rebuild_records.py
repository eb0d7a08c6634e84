import re
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import ExerciseFactory, UserFactory
from tests.services.record_rows import standing, stored, workout
from workouts.models import PersonalRecord, User
from workouts.services import records

pytestmark = pytest.mark.django_db


@pytest.fixture
def lifter():
    return UserFactory(username="anna")


def said(*options):
    out = StringIO()
    call_command("rebuild_records", *options, stdout=out)
    return re.sub(r"[0-9.]+ s\n", "… s\n", out.getvalue())


def test_rebuild_says_that_nothing_differs(lifter):
    bench = ExerciseFactory()
    records.detect(workout(lifter, bench, ("100", 5)))
    records.detect(workout(lifter, bench, ("110", 5), ("80", 8), day=7))
    before = stored(lifter)

    assert said() == "1 of 1, anna: 3 sets, 14 records, as before, … s\n"
    assert stored(lifter) == before


def test_rebuild_counts_what_was_wrong(lifter):
    records.detect(workout(lifter, ExerciseFactory(), ("100", 5)))
    PersonalRecord.objects.filter(record_type="5rm").update(value=Decimal(999))
    PersonalRecord.objects.filter(record_type="reps").delete()

    assert said() == "1 of 1, anna: 1 set, 7 records, 2 new or changed, 1 gone or changed, … s\n"
    assert (standing(lifter)["5rm"], standing(lifter)["reps"]) == (100, 5)


def test_rebuild_of_one_lifter_leaves_the_others_alone(lifter):
    other = UserFactory(username="ben", email="ben@example.org")
    for each in (lifter, other):
        workout(each, ExerciseFactory(), ("100", 1))

    assert (
        said("--user", "BEN@example.org") == "1 of 1, ben: 1 set, 5 records, 5 new or changed, 0 gone or changed, … s\n"
    )
    assert {record.lifter for record in PersonalRecord.objects.all()} == {other}


def test_rebuild_of_everyone_goes_on_where_one_always_fails(lifter, caplog):
    poisoned = UserFactory(username="ben", one_rep_max_formula="guess")
    last = UserFactory(username="cleo")
    for each in (lifter, poisoned, last):
        workout(each, ExerciseFactory(), ("100", 1))
    out = StringIO()

    with pytest.raises(CommandError, match=r"^Not rebuilt, see the log: ben\.$"):
        call_command("rebuild_records", stdout=out)

    lines = [line.split(": ")[0] for line in out.getvalue().splitlines()]
    assert lines == ["1 of 3, anna", "2 of 3, ben", "3 of 3, cleo"]
    assert out.getvalue().splitlines()[1] == "2 of 3, ben: 1 set, failed"
    assert len(standing(last)) == 5
    assert caplog.messages == [f"Could not compute the records: user {poisoned.pk}"]


def test_rebuild_brings_old_records_up_to_date(lifter):
    workout(lifter, ExerciseFactory(), ("100", 5))
    User.objects.update(records_definition=0)

    said()

    assert not records.with_old_records().exists()


def test_rebuild_of_nobody_says_who_is_missing():
    with pytest.raises(CommandError, match="no lifter"):
        call_command("rebuild_records", "--user", "nobody")
