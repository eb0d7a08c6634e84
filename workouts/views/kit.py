"""What the page of a running workout takes along for when there is no network."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from workouts.forms.sessions import EntryForm
from workouts.models import WorkoutSession
from workouts.queries.kit import blank_cards, known_exercises, loads_of
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def show(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).in_progress(), uuid=uuid)
    session.lifter = request.user
    known = known_exercises(session)
    context = {
        "session": session,
        "known": known,
        "cards": blank_cards(request.user, known),
        "bars": loads_of(request.user, known),
        "form": EntryForm(),
    }
    response = render(request, "workouts/kit/show.html", context)
    response.headers["Cache-Control"] = "no-store"  # the page keeps it, by lifter
    return response
