"""Workouts and their sets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from workouts.api.answers import answer
from workouts.api.inputs import Completion, NewSet, NewWorkout, Page, Period
from workouts.api.lookups import found
from workouts.api.shapes import REFUSALS, WRITE_REFUSALS, Answer, Pages, Set, Statistics, Workout, WorkoutWithSets
from workouts.cache import SESSION_DETAIL, Figures
from workouts.models import Exercise, Routine, WorkoutSession
from workouts.models.session import SessionQuerySet
from workouts.queries.detail import session_detail, session_summary, set_facts
from workouts.queries.stats import workout_stats
from workouts.services import posted_sets, sessions

router = Router(tags=["workouts"])


@router.get("/workouts", response={200: Answer[Statistics], **REFUSALS})
def statistics(request: HttpRequest, period: Query[Period]) -> HttpResponse:
    """Figures of the finished workouts of the last days, today included."""
    lifter: Any = request.user
    today, days = lifter.today, period.days
    figures = Figures(lifter, today=today)
    return answer(figures.get(f"workouts:{days}", lambda: workout_stats(lifter, days=days, today=today)))


@router.post("/workouts", response={201: Answer[WorkoutWithSets], **WRITE_REFUSALS})
def start(request: HttpRequest, body: NewWorkout) -> HttpResponse:
    """Start a workout, empty or from a routine. With one in progress already: 409, with its id."""
    lifter: Any = request.user
    if body.routine_id is None:
        session = sessions.start_empty(lifter, started_at=body.started_at)
    else:
        routine = found(Routine.objects.owned_by(lifter), body.routine_id, noun="routine")
        session = sessions.start_from_routine(lifter, routine, started_at=body.started_at)
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


@router.post("/workouts/{workout_id}/sets", response={201: Answer[Set], **WRITE_REFUSALS})
def log_set(request: HttpRequest, workout_id: str, body: NewSet) -> HttpResponse:
    """Log a set. The exercise is added where the workout does not have it yet; a finished workout is edited."""
    session = found(_sessions(request), workout_id, noun="workout")
    exercise = found(Exercise.objects.visible_to(request.user), body.exercise_id, noun="exercise")
    logged = posted_sets.post_set(
        session, exercise, set_number=body.set_number, values=body.values, set_type=body.set_type
    )
    return answer(set_facts(logged.set), status=201)


@router.post("/workouts/{workout_id}/complete", response={200: Answer[WorkoutWithSets], **WRITE_REFUSALS})
def complete(request: HttpRequest, workout_id: str, body: Completion | None = None) -> HttpResponse:
    """Finish a workout; again, it answers the same. With nothing logged: 409."""
    session = found(_sessions(request), workout_id, noun="workout")
    return answer(session_detail(sessions.finish_session(session, rating=body.rating if body else None)))


def _sessions(request: HttpRequest) -> SessionQuerySet:
    return WorkoutSession.objects.owned_by(request.user).select_related("routine")
