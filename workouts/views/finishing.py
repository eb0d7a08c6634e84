"""The end of a workout: finish it, or go on after hours without a set."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from workouts.errors import Invalid
from workouts.forms.sessions import DescribeForm
from workouts.forms.times import FinishForm
from workouts.models import Exercise, WorkoutSession
from workouts.queries.live import live_workout
from workouts.queries.running import is_forgotten, last_set_at
from workouts.services import finishing, sessions
from workouts.services.routine_updates import offer
from workouts.views.clocks import posted_by_our_clock
from workouts.views.requests import LifterRequest
from workouts.views.swaps import kept_in, leave, said


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def finish(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """Finish now, or with ?end=last at the moment of the last set."""
    mine = WorkoutSession.objects.owned_by(request.user).kept().select_related("routine")
    session = get_object_or_404(mine, uuid=uuid)
    if session.is_completed:
        if request.method == "POST":
            _add_words(session, DescribeForm(request.POST))
        return leave(request, "session", session.uuid)
    session.lifter = request.user
    last_set = last_set_at(session)
    sent = posted_by_our_clock(request, "ended_at") or None
    form = FinishForm(sent, session=session, ends_at=_end(request, session, last_set))
    if request.method == "POST" and form.is_valid():
        with kept_in(form, request):
            finishing.finish_session(session, **form.details)
            return leave(request, "session", session.uuid)
    context = {
        "session": session,
        "form": form,
        "workout": live_workout(session),
        "offer": _offer(session),
        "last_set_at": last_set if is_forgotten(session, last_set) else None,
        "section": "home",
    }
    return render(request, "workouts/sessions/finish.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
@said
def go_on(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).kept(), uuid=uuid)
    sessions.go_on(session)
    return leave(request, "session", session.uuid)


def _add_words(session: WorkoutSession, said_of: DescribeForm) -> None:
    """Keep what was said on a device that did not know that the workout was finished."""
    if not said_of.is_valid():
        raise Invalid(" ".join(str(error) for errors in said_of.errors.values() for error in errors))
    finishing.finish_session(session, **said_of.cleaned_data)


def _end(request: LifterRequest, session: WorkoutSession, last_set: datetime | None) -> datetime:
    at_last_set = request.GET.get("end") == "last" and last_set is not None
    return last_set if at_last_set and last_set else max(timezone.now(), session.started_at)


def _offer(session: WorkoutSession) -> dict[str, Any] | None:
    """What the routine could take over, with the names of the exercises."""
    found = offer(session)
    if found is None:
        return None
    ids = [*found.values, *(difference.exercise_id for difference in found.structure)]
    names = dict(Exercise.objects.filter(pk__in=ids).values_list("pk", "name"))
    return {
        "routine": found.routine,
        "values": [names[pk] for pk in found.values],
        "has_other_structure": found.has_other_structure,
        "structure": [(names[each.exercise_id], each) for each in found.structure],
        "is_edited": found.is_edited,
    }
