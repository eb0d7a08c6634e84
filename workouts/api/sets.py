"""The sets of a workout, by number or UUID."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from workouts.api.answers import answer
from workouts.api.inputs import NewSet, SetChanges
from workouts.api.lookups import found
from workouts.api.shapes import WRITE_REFUSALS, Answer, Deleted, Set
from workouts.models import Exercise, WorkoutSession, WorkoutSet
from workouts.queries.detail import set_facts
from workouts.services import posted_sets, sets

router = Router(tags=["sets"])


@router.post("/workouts/{workout_id}/sets", response={201: Answer[Set], **WRITE_REFUSALS})
def log(request: HttpRequest, workout_id: str, body: NewSet) -> HttpResponse:
    """Log a set. The exercise is added where the workout does not have it yet; a finished workout is edited."""
    session = found(WorkoutSession.objects.owned_by(request.user), workout_id, noun="workout", lifter=request.user)
    exercise = found(Exercise.objects.visible_to(request.user), body.exercise_id, noun="exercise")
    logged = posted_sets.post_set(
        session, exercise, set_number=body.set_number, values=body.values, set_type=body.new_type
    )
    return answer(set_facts(logged.set), status=201)


@router.patch("/workouts/{workout_id}/sets/{set_id}", response={200: Answer[Set], **WRITE_REFUSALS})
def change(request: HttpRequest, workout_id: str, set_id: str, body: SetChanges) -> HttpResponse:
    """Change what is sent of a logged set. In a finished workout its records follow a moment later."""
    row = _logged(request, workout_id, set_id)
    changes = body.sent("set_number") | body.kind
    return answer(set_facts(posted_sets.correct_set(request.user, row, values=body.values, **changes).set))


@router.delete("/workouts/{workout_id}/sets/{set_id}", response={200: Answer[Deleted], **WRITE_REFUSALS})
def delete(request: HttpRequest, workout_id: str, set_id: str) -> HttpResponse:
    """Delete a logged set; the numbers of those after it in its exercise move up."""
    row = _logged(request, workout_id, set_id)
    sets.delete_set(request.user, uuid=row.uuid)
    return answer({"id": row.pk, "uuid": row.uuid})


def _logged(request: HttpRequest, workout_id: str, set_id: str) -> WorkoutSet:
    """Return a set that is checked; rows to come are no sets yet."""
    lifter = request.user
    session = found(WorkoutSession.objects.owned_by(lifter).kept(), workout_id, noun="workout", lifter=lifter)
    rows = WorkoutSet.objects.owned_by(lifter).filter(session=session, logged_at__isnull=False)
    row: WorkoutSet = found(rows, set_id, noun="set", lifter=lifter)
    return row
