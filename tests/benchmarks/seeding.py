"""Lifters with years of training, written by the database itself."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tests.benchmarks import bare
from workouts.models import Exercise, SessionExercise, User, WorkoutSession
from workouts.services import sessions
from workouts.services.laying_out import add_rows

EXERCISES = 40
SLOTS, SETS = 8, 5  # exercises of a finished workout, sets of each
YEARS = timedelta(days=5 * 365)

# Two workouts in five begin with the first exercise: at 100,000 sets it has 5,000 of them. The others take turns.
_SESSIONS = """
INSERT INTO workout_sessions (uuid, lifter_id, title, started_at, completed_at, duration_seconds, total_volume_kg, total_sets,
    total_reps, total_exercises, notes, time_zone, is_private, records_computed_at, source_format, source_key, source_rows,
    imported_digest, created_at, updated_at)
SELECT gen_random_uuid(), %(lifter)s, 'Push A', at, at + interval '1 hour', 3600, 0, 0, 0, 0, '', 'UTC', false, at + interval '1 hour',
    '', '', '{}', '', at, at
FROM (SELECT now() - interval '3 hours' - n * %(span)s::interval / %(count)s AS at FROM generate_series(0, %(count)s - 1) AS n) AS days
"""
_ENTRIES = """
INSERT INTO session_exercises (uuid, session_id, lifter_id, exercise_id, position, rest_seconds, notes, total_sets)
SELECT gen_random_uuid(), s.id, %(lifter)s,
    (%(exercises)s::bigint[])[CASE WHEN slot = 1 AND n %% 5 < 2 THEN 1 ELSE 2 + (n * %(slots)s + slot) %% (%(known)s - 1) END],
    slot, 90, '', %(sets)s - 1
FROM (SELECT id, row_number() OVER (ORDER BY started_at) AS n FROM workout_sessions WHERE lifter_id = %(lifter)s) AS s,
    generate_series(1, %(slots)s) AS slot
"""
# From 40 kg to 100 in steps of 2.5, with better and worse days; the first set is a warm-up.
_SETS = """
INSERT INTO workout_sets (uuid, session_id, session_exercise_id, exercise_id, lifter_id, position, set_type, reps, weight_kg,
    notes, logged_at, performed_at, load_kg, volume_kg, created_at, updated_at)
SELECT gen_random_uuid(), session_id, entry, exercise_id, %(lifter)s, place, CASE place WHEN 1 THEN 'warmup' ELSE 'normal' END, reps,
    kg, '', at, at, kg, kg * reps, at, at
FROM (
    SELECT e.id AS entry, e.session_id, e.exercise_id, place, 4 + chance %% 9 AS reps,
        round((40 + 50 * (1 - extract(epoch FROM now() - w.started_at) / extract(epoch FROM %(span)s::interval))
            + chance %% 10) / 2.5) * 2.5 AS kg,
        w.started_at + e.position * interval '7 minutes' + place * interval '1 minute' AS at
    FROM session_exercises e JOIN workout_sessions w ON w.id = e.session_id, generate_series(1, %(sets)s) AS place,
        LATERAL (SELECT abs(hashint8(e.id * 31 + place)::bigint) AS chance) AS dice
    WHERE e.lifter_id = %(lifter)s
) AS done
"""
_TOTALS = """
UPDATE workout_sessions SET total_volume_kg = volume, total_sets = sets, total_reps = reps, total_exercises = %(slots)s
FROM (
    SELECT session_id, sum(volume_kg) AS volume, count(*) AS sets, sum(reps) AS reps
    FROM workout_sets WHERE lifter_id = %(lifter)s AND set_type <> 'warmup' GROUP BY session_id
) AS sums
WHERE id = session_id
"""
_UNDONE = """
UPDATE workout_sets SET logged_at = NULL, weight_kg = NULL, reps = NULL, load_kg = NULL, volume_kg = 0
WHERE session_id = ANY(%(sessions)s)
"""
_BEGUN = """
UPDATE workout_sessions SET total_volume_kg = 0, total_sets = 0, total_reps = 0, total_exercises = 0, rest_set = NULL,
    rest_started_at = NULL, rest_ends_at = NULL
WHERE id = ANY(%(sessions)s)
"""


def lifter(name: str, *, sets: int) -> User:
    """Make a lifter with about that many sets in finished workouts over five years; records are still to be computed."""
    made = User.objects.create_user(name)
    parameters = {
        "lifter": made.pk,
        "count": max(1, sets // (SLOTS * SETS)),
        "span": YEARS,
        "exercises": exercise_ids(),
        "known": EXERCISES,
        "slots": SLOTS,
        "sets": SETS,
    }
    with transaction.atomic():
        # No trigger looks each reference up: what is written here refers to what is read here.
        _execute("SET LOCAL session_replication_role = replica")
        for statement in (_SESSIONS, _ENTRIES, _SETS, _TOTALS):
            _execute(statement, parameters)
    return made


def exercise_ids() -> list[int]:
    exercises = Exercise.objects.catalogue().filter(type="weight_reps", counts_bodyweight=False).order_by("name")
    return list(exercises.values_list("pk", flat=True)[:EXERCISES])


def begin(owner: User, *, exercises: int, rows: int) -> WorkoutSession:
    """Start a workout with rows to come that have a plan, as from a routine."""
    session = sessions.start_empty(owner, title="Push A", started_at=timezone.now() - timedelta(hours=1))
    plan = {"planned_reps": 8, "planned_weight_kg": Decimal(80)}
    for position, exercise_id in enumerate(exercise_ids()[:exercises], start=1):
        entry = SessionExercise.objects.create(
            session=session, lifter=owner, exercise_id=exercise_id, position=position
        )
        add_rows(entry, [plan] * rows)
    return session


def begin_again(*running: WorkoutSession) -> None:
    """Take all checks off, so that a workout never grows and each round logs the same rows."""
    parameters = {"sessions": [session.pk for session in running]}
    _execute(_UNDONE, parameters)
    _execute(_BEGUN, parameters)


def prepare_yardstick() -> None:
    _execute(bare.TABLE)


def tidy() -> None:
    """Give the planner its figures and the disk its pages, which would happen by itself a little later."""
    _execute("VACUUM (ANALYZE)")
    _execute("CHECKPOINT")


def _execute(sql: str, parameters: dict[str, Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
