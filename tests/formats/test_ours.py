"""Our own export: what is read of it, and what is refused or reported."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.ours import ID, SET, WORKOUT, document
from workouts.formats import ours, ours_schema
from workouts.formats.files import parse
from workouts.formats.parsed import ParsedAccount, SkippedRow, UnknownFormat


def account(**sections):
    empty = dict.fromkeys(ParsedAccount.__dataclass_fields__, ())
    return ParsedAccount(**empty | {"lifter": None} | sections)


def workouts_of(*workouts):
    return parse(document(workouts=list(workouts)))


def test_parse_reads_every_section_exactly():
    text = document(
        lifter={"weight_unit": "lb", "weekly_goal": 4, "unheard": 1},
        bars=[{"kind": "barbell", "weight": "45", "unit": "lb"}],
        exercises=[{"id": 1, "name": " Bench\u202e  press ", "type": "weight_reps", "aliases": ["Supino", ""]}],
        measurements=[{"measured_on": "2025-12-05", "weight_kg": "80.5", "neck_cm": 38}],
        workouts=[WORKOUT],
    )

    found = parse(text)

    assert (found.format, found.rows, found.skipped, found.notices) == ("full-tracker", 1, (), ())
    assert found.account == account(
        lifter={"weight_unit": "lb", "weekly_goal": 4},
        bars=({"kind": "barbell", "weight": Decimal(45), "unit": "lb"},),
        exercises=({"id": 1, "name": "Bench press", "type": "weight_reps", "aliases": ["Supino"]},),
        measurements=({"measured_on": date(2025, 12, 5), "weight_kg": Decimal("80.5"), "neck_cm": Decimal(38)},),
        workouts=(
            {
                "title": "Push",
                "started_at": datetime(2025, 12, 5, 10, 37, tzinfo=UTC),
                "exercises": [
                    {
                        "exercise": 1,
                        "sets": [
                            {
                                "uuid": UUID(ID),
                                "set_type": "drop",
                                "weight_kg": Decimal("102.058283"),
                                "reps": 5,
                                "rpe": Decimal("8.5"),
                                "notes": "a\nb",
                                "line": 1,
                            }
                        ],
                    }
                ],
            },
        ),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"weight_kg": "x"}, "weight_kg is not a number."),
        ({"weight_kg": "1e3"}, "weight_kg is not a number."),
        ({"weight_kg": True}, "weight_kg is not a text."),
        ({"weight_kg": "1000.1"}, "weight_kg is not between 0 and 1,000."),
        ({"weight_kg": "-1"}, "weight_kg is not between 0 and 1,000."),
        ({"reps": 1001}, "reps is not a whole number from 0 to 1,000."),
        ({"reps": "5"}, "reps is not a whole number from 0 to 1,000."),
        ({"rpe": "8.3"}, "rpe is not between 1 and 10 in steps of 0.5."),
        ({"set_type": "myo"}, "set_type is none of drop, failure, normal, warmup."),
        ({"set_type": []}, "set_type is none of drop, failure, normal, warmup."),
        ({"uuid": "x"}, "uuid is not a UUID."),
        ({"logged_at": "2025-12-05T11:37:00"}, "logged_at is not a moment with its offset."),
        ({"logged_at": "0001-01-01T00:00:00+14:00"}, "logged_at is not a moment with its offset."),
        ({"logged_at": "1925-12-05T11:37:00Z"}, "logged_at is not between the years 1970 and 2100."),
        ({"notes": "x" * 10_001}, "notes is longer than 10,000 characters."),
    ],
)
def test_parse_skips_a_set_that_cannot_be(change, reason):
    found = workouts_of(WORKOUT | {"exercises": [{"exercise": 1, "sets": [SET, SET | change, SET]}]})

    assert (found.rows, found.skipped) == (3, (SkippedRow(2, reason),))
    assert [row["line"] for row in found.account.workouts[0]["exercises"][0]["sets"]] == [1, 3]


@pytest.mark.parametrize(
    ("workout", "reason"),
    [
        (WORKOUT | {"started_at": None}, "The workout’s started_at is missing."),
        (WORKOUT | {"title": " "}, "The workout’s title is missing."),
        (WORKOUT | {"rating": 6}, "The workout’s rating is not a whole number from 1 to 5."),
        (WORKOUT | {"exercises": [{"sets": [SET]}]}, "The exercise’s exercise is missing."),
        (WORKOUT | {"exercises": [{"exercise": 1, "sets": [7]}]}, "is not a record."),
    ],
)
def test_parse_skips_the_sets_of_a_workout_that_cannot_be(workout, reason):
    found = workouts_of(workout, WORKOUT)

    assert (found.rows, found.skipped, len(found.account.workouts)) == (2, (SkippedRow(1, reason),), 1)


def test_parse_tells_of_other_records_that_cannot_be():
    found = parse(
        document(
            lifter={"theme": "pink"},
            bars=[{"kind": "barbell"}],
            exercises=[{"id": 1, "name": "x", "type": "weight_reps", "video_url": "javascript:alert(1)"}, 3],
            routines=[{"name": "A", "exercises": [{"exercise": 1, "sets": [{"target_reps": -1}]}]}],
            measurements={"measured_on": "2025-12-05"},
        )
    )

    assert found.notices == (
        "Preferences: theme is none of dark, device, light.",
        "bars 1: weight is missing.",
        "exercises 1: video_url is not an address.",
        "exercises 2: is not a record.",
        "routines 1: target_reps is not a whole number from 0 to 1,000.",
        "measurements: is not a list.",
    )
    assert found.account.routines == ({"name": "A", "exercises": [{"exercise": 1, "sets": []}]},)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "cannot be read: it may be cut off"),
        ('{"format": "full-tracker", "version": NaN}', "cannot be read: it may be cut off"),
        ("{" + '"a":{' * 100_000, "cannot be read: it may be cut off"),
        ('{"format": "full-tracker", "version": ' + "9" * 5000 + "}", "cannot be read: it may be cut off"),
        ('{"workouts": [' + "[]," * 1_000_001, "holds more records than an export of this tracker can"),
        ('{"workouts": [' + "1," * 2_500_001, "holds more records than an export of this tracker can"),
        ('{"format": "full-tracker", "version": 1, "bars": [], "bars": []}', "cannot be read: it may be cut off"),
        ('{"format": "full-tracker", "version": 1, "bars": [{}', "cannot be read: it may be cut off"),
        ('{"format": "full-tracker", "version": 1}}', "cannot be read: it may be cut off"),
        ("{}", "is not an export of this tracker"),
        ('{"format": "full-tracker"}', "is not an export of this tracker"),
        ('{"format": "full-tracker", "version": true}', "is not an export of this tracker"),
        ('{"format": "full-tracker", "version": 2}', "written by a newer version"),
    ],
    ids=range(13),
)
def test_parse_refuses_another_document(text, sentence):
    with pytest.raises(UnknownFormat, match=sentence):
        parse(text)


def test_render_writes_one_record_a_line():
    pieces = ours.render([("lifter", {"theme": "dark"}), ("bars", [{"weight": Decimal("7.50")}, {}]), ("plates", [])])

    assert "".join(pieces) == (
        '{"format": "full-tracker", "version": 1,\n"lifter": {"theme": "dark"},\n"bars": [\n{"weight": "7.50"},\n{}],\n'
        '"plates": []}\n'
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["2025-12-05", ID, "5"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from([*ours_schema.SET, *ours_schema.WORKOUT, *ours_schema.EXERCISE, "sets", "exercises"]), inner, max_size=6
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    sections=st.dictionaries(
        st.sampled_from(list(ParsedAccount.__dataclass_fields__)), JSON | st.lists(JSON, max_size=3)
    )
)
def test_parse_of_any_sections_accounts_for_every_set(sections):
    try:
        found = parse(document(**sections))
    except UnknownFormat as refusal:  # NaN and infinity
        assert "cannot be read" in str(refusal)  # noqa: PT017
        return

    lines = [row["line"] for each in found.account.workouts for entry in each["exercises"] for row in entry["sets"]]
    assert sorted([*lines, *(row.line for row in found.skipped)]) == list(range(1, found.rows + 1))
