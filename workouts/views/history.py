"""Past workouts: by month, and the records of one."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from workouts.forms.history import SearchForm
from workouts.models import DeletedWorkout, WorkoutSession
from workouts.queries import months
from workouts.queries.session_records import session_records
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def index(request: LifterRequest) -> HttpResponse:
    q = SearchForm(request.GET).words
    found = months.history(request.user, q=q, page=request.GET.get("page", 1))
    deleted = DeletedWorkout.objects.owned_by(request.user).defer("contents").order_by("-deleted_at").first()
    is_fresh = deleted is not None and request.GET.get("deleted") == str(deleted.uuid)
    context = found | {"q": q, "deleted": deleted, "undo": deleted if is_fresh else None, "section": "history"}
    return render(request, "workouts/history/index.html", context)


@login_required
@require_safe
def records(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """The records of a workout, asked for until the worker has computed them."""
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).completed(), uuid=uuid)
    if not request.htmx:
        return redirect(session)
    session.lifter = request.user
    asked = request.GET.get("asked", "")
    context = {
        "session": session,
        "records": session_records(session),
        "asked": int(asked) if asked.isdecimal() and len(asked) < 5 else 0,
    }
    return render(request, "workouts/records/session.swap.html", context)
