from dataclasses import dataclass
from decimal import Decimal

import pytest

from workouts.domain.medals import medals
from workouts.domain.records import Best, Broken, Rules, bests, records_broken, timeline
from workouts.enums import ExerciseType, RecordType


@dataclass
class Lift:
    pk: int
    weight_kg: Decimal | None
    reps: int | None
    set_type: str = "normal"

    @property
    def load_kg(self):
        return self.weight_kg

    @property
    def volume_kg(self):
        return (self.weight_kg or Decimal(0)) * (self.reps or 0)


def lifts(*pairs):
    return [Lift(pk, Decimal(weight), reps) for pk, (weight, reps) in enumerate(pairs, start=1)]


BARBELL = Rules(ExerciseType.WEIGHT_REPS)


def test_bests_of_a_session():
    found = bests(lifts(("100", 5), ("110", 3), ("60", 20)), BARBELL)

    assert found == {
        RecordType.ONE_REP_MAX: Best(Decimal("116.470588"), 2),  # 110 × 36 / 34
        RecordType.THREE_REP_MAX: Best(Decimal(110), 2),
        RecordType.FIVE_REP_MAX: Best(Decimal(100), 1),
        RecordType.REPS: Best(Decimal(20), 3),
        RecordType.VOLUME: Best(Decimal(2030), None),
    }


def test_bests_the_first_to_reach_a_value_keeps_it():
    assert bests(lifts(("100", 5), ("100", 5)), BARBELL)[RecordType.FIVE_REP_MAX].set_id == 1


@pytest.mark.parametrize(
    ("weight", "reps", "kinds"),
    [
        ("100", 0, set()),
        ("0", 8, {RecordType.REPS}),
        ("100", 1, {RecordType.ONE_REP_MAX, RecordType.REPS, RecordType.VOLUME}),
        ("50", 13, {RecordType.THREE_REP_MAX, RecordType.FIVE_REP_MAX, RecordType.REPS, RecordType.VOLUME}),
    ],
)
def test_bests_earn_only_what_means_something(weight, reps, kinds):
    assert set(bests(lifts((weight, reps)), BARBELL)) == kinds


def test_warmups_count_by_preference():
    warmup = [Lift(1, Decimal(60), 5, set_type="warmup")]

    assert bests(warmup, BARBELL) == {}
    assert RecordType.FIVE_REP_MAX in bests(warmup, Rules(ExerciseType.WEIGHT_REPS, counts_warmups=True))


def test_weighted_bodyweight_estimates_from_a_load_that_holds_the_bodyweight():
    @dataclass
    class PullUp(Lift):
        load_kg: Decimal = Decimal("112.5")
        volume_kg: Decimal = Decimal("112.5")

    single = [PullUp(1, Decimal("32.5"), 1)]
    counted = Rules(ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)

    assert bests(single, counted)[RecordType.ONE_REP_MAX].value == Decimal("112.5")
    assert RecordType.ONE_REP_MAX not in bests(single, Rules(ExerciseType.BODYWEIGHT_WEIGHTED))


@pytest.mark.parametrize(
    ("value", "before", "broken"),
    [
        (100, None, Broken(Best(Decimal(100), 1), previous=None)),
        (100, 99, Broken(Best(Decimal(100), 1), previous=Decimal(99))),
        (100, 100, None),
        (99, 100, None),
    ],
)
def test_records_broken_is_strict(value, before, broken):
    best = {RecordType.REPS: Best(Decimal(value), 1)}
    earlier = {} if before is None else {RecordType.REPS: Decimal(before)}

    assert records_broken(best, earlier) == ({} if broken is None else {RecordType.REPS: broken})


def test_timeline_names_the_session_and_what_it_beat():
    history = [(1, lifts(("100", 5))), (2, lifts(("90", 5))), (3, lifts(("105", 5)))]

    found = [(session, broken[RecordType.FIVE_REP_MAX].gain) for session, broken in timeline(history, BARBELL)]

    assert found == [(1, None), (3, Decimal(5))]


def test_medals_sit_on_the_set_that_holds_the_record_now():
    standing = {RecordType.FIVE_REP_MAX: Decimal(95), RecordType.VOLUME: Decimal(400)}

    first = medals(lifts(("100", 5)), standing, BARBELL)
    then = medals(lifts(("100", 5), ("102.5", 5)), standing, BARBELL)

    assert {pk: set(kinds) for pk, kinds in first.items()} == {
        1: {RecordType.FIVE_REP_MAX},
        None: {RecordType.VOLUME},
    }
    assert set(then[2]) == {RecordType.FIVE_REP_MAX}
    assert 1 not in then
