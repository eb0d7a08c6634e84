"""Workouts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from workouts.api.answers import answer
from workouts.api.inputs import Completion, NewWorkout, Page, Period, WorkoutChanges
from workouts.api.lookups import found, found_all
from workouts.api.shapes import (
    REFUSALS,
    WRITE_REFUSALS,
    Answer,
    Deleted,
    Pages,
    Statistics,
    WarnedAnswer,
    Workout,
    WorkoutWithSets,
)
from workouts.cache import SESSION_DETAIL, Figures
from workouts.domain.times import finished
from workouts.models import Exercise, Routine, WorkoutSession
from workouts.models.session import SessionQuerySet
from workouts.queries import overlaps
from workouts.queries.detail import session_detail, session_summary
from workouts.queries.stats import workout_stats
from workouts.services import corrections, finishing, past_workouts, sessions, trash
from workouts.services.posted_workouts import PostedSet

router = Router(tags=["workouts"])

MOST_WARNINGS = 5


@router.get("/workouts", response={200: Answer[Statistics], **REFUSALS})
def statistics(request: HttpRequest, period: Query[Period]) -> HttpResponse:
    """Figures of the finished workouts of the last days, today included."""
    lifter: Any = request.user
    today, days = lifter.today, period.days
    figures = Figures(lifter, today=today)
    return answer(figures.get(f"workouts:{days}", lambda: workout_stats(lifter, days=days, today=today)))


@router.post("/workouts", response={201: WarnedAnswer[WorkoutWithSets], **WRITE_REFUSALS})
def create(request: HttpRequest, body: NewWorkout) -> HttpResponse:
    """Start a workout, empty or from a routine. With one in progress already: 409, with its id.

    With `completed_at` it is stored as finished, beside a running one; it may overlap with others, which is warned about.
    Sent again with the same `uuid`, it is stored once.
    """
    lifter: Any = request.user
    routine = None
    if body.routine_id is not None:
        routine = found(Routine.objects.owned_by(lifter), body.routine_id, noun="routine")
    if body.completed_at is not None:
        return _answered(_entered(lifter, body, routine), status=201)
    if routine is None:
        session = sessions.start_empty(lifter, started_at=body.started_at, **body.place)
    else:
        session = sessions.start_from_routine(lifter, routine, started_at=body.started_at, **body.place)
    return answer(session_detail(session), status=201)


@router.get("/workouts/list", response={200: Pages[list[Workout]], **REFUSALS})
def index(request: HttpRequest, page: Query[Page]) -> HttpResponse:
    """Workouts, newest first; the one in progress has no completed_at."""
    rows = _sessions(request).kept().order_by("-started_at", "-pk")
    first = (page.page - 1) * page.page_size
    data = [session_summary(session) for session in rows[first : first + page.page_size]]
    return answer(data, page=page.page, page_size=page.page_size, total=rows.count())


@router.get("/workouts/{workout_id}", response={200: Answer[WorkoutWithSets], **REFUSALS})
def show(request: HttpRequest, workout_id: str) -> HttpResponse:
    """A workout with its logged sets, by number or UUID."""
    lifter: Any = request.user
    figures = Figures(lifter, today=lifter.today)
    session = found(_sessions(request).kept(), workout_id, noun="workout")
    if session.is_in_progress:
        return answer(session_detail(session))
    return answer(figures.get(f"detail:{session.pk}", lambda: session_detail(session), seconds=SESSION_DETAIL))


@router.patch("/workouts/{workout_id}", response={200: WarnedAnswer[WorkoutWithSets], **WRITE_REFUSALS})
def change(request: HttpRequest, workout_id: str, body: WorkoutChanges) -> HttpResponse:
    """Change what is sent of a workout; its times once it is finished. Records follow a moment later.

    `bodyweight_kg` is that day's weighing, and counts for all workouts up to the next one. A rating of null is taken back.
    """
    session = found(_sessions(request).kept(), workout_id, noun="workout", lifter=request.user)
    session = corrections.correct_session(session, **body.named)
    return _answered(session, warns=bool(body.sent("started_at", "completed_at")))


@router.delete("/workouts/{workout_id}", response={200: Answer[Deleted], **WRITE_REFUSALS})
def delete(request: HttpRequest, workout_id: str) -> HttpResponse:
    """Delete a workout, which can be restored on the history page for 30 days; one in progress is discarded for good."""
    session = found(_sessions(request).kept(), workout_id, noun="workout", lifter=request.user)
    gone = {"id": session.pk, "uuid": session.uuid}
    if session.is_in_progress:
        sessions.discard_session(session)
    else:
        trash.delete_session(session)
    return answer(gone)


@router.post("/workouts/{workout_id}/complete", response={200: Answer[WorkoutWithSets], **WRITE_REFUSALS})
def complete(request: HttpRequest, workout_id: str, body: Completion | None = None) -> HttpResponse:
    """Finish a workout; again, it answers the same. With nothing logged: 409."""
    session = found(_sessions(request), workout_id, noun="workout")
    return answer(session_detail(finishing.finish_session(session, rating=body.rating if body else None)))


def _sessions(request: HttpRequest) -> SessionQuerySet:
    return WorkoutSession.objects.owned_by(request.user).select_related("routine")


def _entered(lifter: Any, body: NewWorkout, routine: Routine | None) -> WorkoutSession:
    exercises = found_all(Exercise.objects.visible_to(lifter), {row.exercise_id for row in body.sets}, noun="exercise")
    posted = [PostedSet(exercises[row.exercise_id], row.set_number, row.values, row.new_type) for row in body.sets]
    times = finished(body.started_at, ends_at=body.completed_at)
    return past_workouts.enter_past(lifter, times=times, routine=routine, sets=posted, **body.place, **body.details)


def _answered(session: WorkoutSession, *, status: int = 200, warns: bool = True) -> HttpResponse:
    overlapping = overlaps.overlapping(session)[:MOST_WARNINGS] if warns else []
    warnings = [
        {"warning": overlaps.overlap_said(other), "workout_id": other.pk, "workout_uuid": other.uuid}
        for other in overlapping
    ]
    return answer(session_detail(session), status=status, **({"warnings": warnings} if warnings else {}))
