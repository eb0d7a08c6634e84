"""Personal records in the database: found after a workout, rebuilt after changes. What a record is says domain.records."""

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from workouts import queue
from workouts.domain.records import DEFINITION
from workouts.models import PersonalRecord, User, WorkoutSession, WorkoutSet
from workouts.services.due import notes_of, take_off
from workouts.services.record_histories import Moments, Sessions, extend, rewrite


@transaction.atomic
def detect(session: WorkoutSession) -> list[PersonalRecord]:
    """Compute the records of a finished session and return those it set. Safe to run twice, late, or out of order.

    An exercise is compared with its standing records only where the session is its latest and was not seen before; else
    all its records are rebuilt.
    """
    lifter = _alone_with(session.lifter_id)
    if lifter is None:
        return []
    if lifter.has_old_records:  # what the others of its exercises left out can't be compared with
        _rebuild_all(lifter)
        return list(session.records.select_related("exercise").order_by("pk"))
    notes = notes_of(lifter)
    mine = set(session.sets.filter(logged_at__isnull=False).values_list("exercise_id", flat=True))
    stale = set(notes) | (mine & _seen_or_followed(session, mine))
    sessions = _locked_sessions(lifter, stale, also=session.pk)
    if session.pk not in sessions:  # in progress, or deleted while this waited
        return []
    rewrite(lifter, stale, sessions)
    extend(lifter, session, mine - stale)  # what it got since has a note, and a message of its own
    WorkoutSession.objects.filter(pk=session.pk).update(records_computed_at=timezone.now())
    take_off(lifter, notes)
    _close(lifter)
    return list(session.records.select_related("exercise").order_by("pk"))


@transaction.atomic
def rebuild(lifter: User) -> None:
    """Compute all records from the lifter's sets."""
    current = _alone_with(lifter.pk)
    if current is not None:
        _rebuild_all(current)


def with_old_records() -> QuerySet[User]:
    """Return the lifters whose records an older version computed: after an upgrade, all that were here before."""
    return User.objects.filter(records_definition__lt=DEFINITION).order_by("pk")


@transaction.atomic
def bring_up_to_date(lifter: User) -> bool:
    """Compute the records of a lifter that an older version computed otherwise; return whether there were any."""
    current = _alone_with(lifter.pk)
    if current is None or not current.has_old_records:
        return False
    _rebuild_all(current)
    return True


@transaction.atomic
def rebuild_due(lifter: User) -> int:
    """Rebuild the exercises that changes have noted; return how many."""
    current = _alone_with(lifter.pk)
    if current is None:
        return 0
    notes = notes_of(current)
    if notes and current.has_old_records:
        _rebuild_all(current)
    elif notes:
        due = set(notes)
        rewrite(current, due, _locked_sessions(current, due))
        take_off(current, notes)
        _close(current)
    return len(notes)


# --- The parts ----------------------------------------------------------------------------------------------------------


def _rebuild_all(lifter: User) -> None:
    notes = notes_of(lifter)
    sessions = _locked_sessions(lifter, None)
    rewrite(lifter, None, sessions)
    fresh = [pk for pk, moments in sessions.items() if moments.records_computed_at is None]
    WorkoutSession.objects.filter(pk__in=fresh).update(records_computed_at=timezone.now())
    take_off(lifter, notes)
    if lifter.has_old_records:
        User.objects.filter(pk=lifter.pk).update(records_definition=DEFINITION)
    lifter.raise_generation()


def _close(lifter: User) -> None:
    """Figures are warmed only now: what was warmed before the records would lie under an older generation."""
    queue.enqueue_on_commit("update_stats", lifter.pk)
    lifter.raise_generation()


def _alone_with(pk: int) -> User | None:
    """Let one worker at a time compute a lifter's records; logging does not wait for it. None where they are gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('records'), %s)", [pk])
    return User.objects.filter(pk=pk).first()


def _locked_sessions(lifter: User, exercise_ids: set[int] | None, *, also: int = 0) -> Sessions:
    """Lock the finished sessions that hold these exercises, or all; return {id: when they began and were computed}.

    Records point to sets, and an edit could be deleting one: it locks its session, then the notes, then the lifter, and
    so does this. Who locks several sessions does it in the order of their ids.
    """
    sessions = WorkoutSession.objects.owned_by(lifter).completed()
    if exercise_ids is not None:
        holding = WorkoutSet.objects.owned_by(lifter).filter(exercise_id__in=exercise_ids, logged_at__isnull=False)
        sessions = sessions.filter(Q(pk__in=holding.values("session")) | Q(pk=also))
    rows = sessions.order_by("pk").locked().values_list("pk", *Moments._fields)
    return {pk: Moments(*moments) for pk, *moments in rows}


def _seen_or_followed(session: WorkoutSession, exercise_ids: set[int]) -> set[int]:
    """Exercises that have records of this session already, or finished sessions after it."""
    seen = set(session.records.values_list("exercise_id", flat=True))
    later = """
        SELECT wanted.id FROM unnest(%s::bigint[]) AS wanted(id) WHERE EXISTS (
            SELECT FROM workout_sets s JOIN workout_sessions w ON w.id = s.session_id
            WHERE s.lifter_id = %s AND s.exercise_id = wanted.id AND s.logged_at IS NOT NULL AND s.performed_at >= %s
                AND w.completed_at IS NOT NULL AND (w.started_at, w.id) > (%s, %s)
        )"""
    moment = session.started_at
    with connection.cursor() as cursor:
        cursor.execute(later, [list(exercise_ids), session.lifter_id, moment, moment, session.pk])
        return seen | {pk for (pk,) in cursor.fetchall()}
