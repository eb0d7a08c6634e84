from decimal import Decimal

import pytest

from tests.domain.performed import done, lifts
from workouts.domain.medals import medals
from workouts.domain.record_values import KINDS, Rules
from workouts.domain.records import Best, Broken, Missed, bests, records_broken, timeline
from workouts.enums import ExerciseType, RecordType

BARBELL = Rules(ExerciseType.WEIGHT_REPS)
ASSISTED = Rules(ExerciseType.BODYWEIGHT_ASSISTED)
RUN = Rules(ExerciseType.DISTANCE_DURATION)


def test_bests_of_a_session_come_in_the_order_in_which_they_are_read():
    found = bests(lifts(("100", 5), ("110", 3), ("60", 20)), BARBELL, {})

    assert list(found.items()) == [
        (RecordType.ONE_REP_MAX, Best(Decimal("116.470588"), 2)),  # 110 × 36 / 34
        (RecordType.MAX_WEIGHT, Best(Decimal(110), 2)),
        (RecordType.THREE_REP_MAX, Best(Decimal(110), 2)),
        (RecordType.FIVE_REP_MAX, Best(Decimal(100), 1)),
        (RecordType.SET_VOLUME, Best(Decimal(1200), 3)),
        (RecordType.VOLUME, Best(Decimal(2030), None)),
        (RecordType.REPS, Best(Decimal(20), 3)),
    ]


def test_bests_the_first_to_reach_a_value_keeps_it():
    found = bests(lifts(("100", 5), ("100", 5)), BARBELL, {})

    assert {best.set_id for best in found.values()} == {1, None}


def test_bests_count_warmups_by_preference():
    warmup = [done(weight_kg=60, load_kg=60, reps=5, set_type="warmup")]

    assert bests(warmup, BARBELL, {}) == {}
    assert set(bests(warmup, Rules(ExerciseType.WEIGHT_REPS, counts_warmups=True), {})) == set(KINDS[BARBELL.kind])


def test_bests_drop_and_failure_sets_count_as_any_other():
    sets = [done(1, weight_kg=60, reps=12, set_type="drop"), done(2, weight_kg=80, reps=5, set_type="failure")]

    found = bests(sets, BARBELL, {})

    assert (found[RecordType.REPS].set_id, found[RecordType.MAX_WEIGHT].set_id) == (1, 2)


def test_bests_of_repetitions_add_up_over_the_session():
    found = bests(
        [done(1, reps=12), done(2, reps=0), done(3, reps=9), done(4, reps=20, set_type="warmup")],
        Rules(ExerciseType.REPS_ONLY),
        {},
    )

    assert found == {RecordType.REPS: Best(Decimal(12), 1), RecordType.SESSION_REPS: Best(Decimal(21), None)}


def test_bests_take_the_least_assistance():
    found = bests([done(1, weight_kg=30, reps=8), done(2, weight_kg=25, reps=3)], ASSISTED, {})

    assert found == {
        RecordType.ASSISTANCE: Best(Decimal(25), 2),
        RecordType.REPS: Best(Decimal(8), 1),
        RecordType.SESSION_REPS: Best(Decimal(11), None),
    }


def test_bests_leave_out_repetitions_with_more_help_than_the_standing_record():
    sets = [done(1, weight_kg=40, reps=15), done(2, weight_kg=30, reps=9), done(3, weight_kg=20, reps=4)]

    found = bests(sets, ASSISTED, {RecordType.ASSISTANCE: Decimal(30)})

    assert found == {
        RecordType.ASSISTANCE: Best(Decimal(20), 3),
        RecordType.REPS: Best(Decimal(9), 2),
        RecordType.SESSION_REPS: Best(Decimal(13), None),
    }


def test_bests_without_assistance_set_no_record_of_it_but_count():
    found = bests([done(1, weight_kg=None, reps=5)], ASSISTED, {RecordType.ASSISTANCE: Decimal(30)})

    assert set(found) == {RecordType.REPS, RecordType.SESSION_REPS}


def test_bests_leave_standing_assistance_to_exercises_that_have_it():
    found = bests(lifts(("100", 5)), BARBELL, {RecordType.ASSISTANCE: Decimal(1)})

    assert RecordType.REPS in found


def test_bests_take_the_lowest_pace():
    slow, quick = done(1, distance_m=5000, duration_seconds=1600), done(2, distance_m=3000, duration_seconds=900)

    found = bests([slow, quick], RUN, {})

    assert found == {
        RecordType.DISTANCE: Best(Decimal(5000), 1),
        RecordType.PACE: Best(Decimal(300), 2),
        RecordType.DURATION: Best(Decimal(1600), 1),
    }


@pytest.mark.parametrize(
    ("kind", "value", "before", "broken"),
    [
        (RecordType.REPS, 100, None, Broken(Best(Decimal(100), 1), previous=None)),
        (RecordType.REPS, 100, 99, Broken(Best(Decimal(100), 1), previous=Decimal(99))),
        (RecordType.REPS, 100, 100, None),
        (RecordType.REPS, 99, 100, None),
        (RecordType.PACE, 99, 100, Broken(Best(Decimal(99), 1), previous=Decimal(100))),
        (RecordType.PACE, 100, 100, None),
        (RecordType.ASSISTANCE, 101, 100, None),
        (RecordType.ASSISTANCE, 95, 100, Broken(Best(Decimal(95), 1), previous=Decimal(100))),
    ],
)
def test_records_broken_is_strict(kind, value, before, broken):
    best = {kind: Best(Decimal(value), 1)}
    earlier = {} if before is None else {kind: Decimal(before)}

    assert records_broken(best, earlier) == ({} if broken is None else {kind: broken})


@pytest.mark.parametrize(("value", "previous", "gain"), [(100, 95, 5), (25, 30, 5), (100, None, None)])
def test_gain_is_by_how_much_it_is_better_up_or_down(value, previous, gain):
    before = None if previous is None else Decimal(previous)

    assert Broken(Best(Decimal(value), 1), previous=before).gain == gain


def test_timeline_names_the_session_and_what_it_beat():
    history = [(1, lifts(("100", 5))), (2, lifts(("90", 5))), (3, lifts(("105", 5)))]

    found = [(session, broken[RecordType.FIVE_REP_MAX].gain) for session, broken in timeline(history, BARBELL)]

    assert found == [(1, None), (3, Decimal(5))]


def test_timeline_of_assistance_goes_down_and_holds_repetitions_to_it():
    history = [
        (1, [done(1, weight_kg=40, reps=8)]),
        (2, [done(2, weight_kg=30, reps=5)]),
        (3, [done(3, weight_kg=40, reps=12)]),  # more help than it takes by now
        (4, [done(4, weight_kg=30, reps=9)]),
    ]

    found = {
        session: {kind: record.best.value for kind, record in of.items()} for session, of in timeline(history, ASSISTED)
    }

    assert found == {
        1: {RecordType.ASSISTANCE: 40, RecordType.REPS: 8, RecordType.SESSION_REPS: 8},
        2: {RecordType.ASSISTANCE: 30},
        4: {RecordType.REPS: 9, RecordType.SESSION_REPS: 9},
    }


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


def test_medals_of_assistance_are_for_less_of_it():
    standing = {RecordType.ASSISTANCE: Decimal(30), RecordType.REPS: Decimal(8), RecordType.SESSION_REPS: Decimal(20)}

    found = medals([done(1, weight_kg=35, reps=12), done(2, weight_kg=25, reps=5)], standing, ASSISTED)

    assert found == {
        2: {RecordType.ASSISTANCE: Broken(Best(Decimal(25), 2), previous=Decimal(30))},
    }


def missed(found, set_id):
    """What the medals of a set say that it was short of, the most telling medal first."""
    return [broken.missed for broken in found[set_id].values()]


@pytest.mark.parametrize(
    ("weight", "reps", "standing", "short"),
    [
        ("95", 4, {"5rm": 110, "3rm": "97.5"}, Missed(RecordType.THREE_REP_MAX, Decimal("2.5"))),
        ("95", 4, {"3rm": 96, "max_weight": 97}, Missed(RecordType.THREE_REP_MAX, Decimal(1))),  # the nearer one
        ("95", 4, {"3rm": 95}, None),  # as much as stands is not missed
        ("95", 4, {"3rm": 110}, None),  # far away
        ("95", 4, {}, None),
    ],
)
def test_medals_name_the_record_that_was_just_missed(weight, reps, standing, short):
    stood = {RecordType(kind): Decimal(value) for kind, value in standing.items()}

    found = medals(lifts((weight, reps)), {RecordType.ONE_REP_MAX: Decimal(90), **stood}, BARBELL)

    assert missed(found, 1)[0] == short
    assert set(missed(found, 1)[1:]) <= {None}


def test_medals_name_no_record_that_another_set_took():
    standing = {RecordType.ONE_REP_MAX: Decimal(90), RecordType.FIVE_REP_MAX: Decimal(90), RecordType.REPS: Decimal(6)}

    found = medals(lifts(("88", 5), ("92.5", 5), ("60", 10)), standing, BARBELL)

    assert set(found) == {2, 3}
    assert missed(found, 2) == [None, None]
    assert missed(found, 3) == [None]


def test_medals_of_less_assistance_name_what_was_just_missed():
    standing = {RecordType.ASSISTANCE: Decimal(30), RecordType.REPS: Decimal(12)}

    found = medals([done(1, weight_kg=25, reps=11), done(2, weight_kg=28, reps=11)], standing, ASSISTED)

    assert found == {
        1: {
            RecordType.ASSISTANCE: Broken(
                Best(Decimal(25), 1), previous=Decimal(30), missed=Missed(RecordType.REPS, Decimal(1))
            )
        }
    }


def test_medals_name_no_repetitions_that_more_help_was_taken_for():
    standing = {RecordType.ASSISTANCE: Decimal(30), RecordType.REPS: Decimal(12), RecordType.VOLUME: Decimal(1)}
    helped = done(1, weight_kg=40, load_kg=40, reps=11)

    assert medals([helped], standing, ASSISTED) == {
        None: {RecordType.VOLUME: Broken(Best(Decimal(440), None), previous=Decimal(1))}
    }
