"""Past workouts: by month, and the records of one."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from workouts.forms.history import SearchForm
from workouts.models import DeletedWorkout, WorkoutSession
from workouts.queries import months
from workouts.queries.session_records import session_records
from workouts.views.requests import LifterRequest


@login_required
@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def index(request: LifterRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    found = months.history(request.user, **form.filters, **form.marks)
    context = found | {"filters": form.filters, "is_narrowed": any(form.filters.values()), "section": "history"}
    if request.htmx and not request.htmx.history_restore_request:
        is_more = request.htmx.target == "history-months"
        return render(request, f"workouts/history/{'older.swap' if is_more else '_list'}.html", context)
    deleted = DeletedWorkout.objects.owned_by(request.user).defer("contents").order_by("-deleted_at").first()
    is_fresh = deleted is not None and request.GET.get("deleted") == str(deleted.uuid)
    context |= {
        "years": months.years(request.user, today=request.user.today),
        "routines": months.routines(request.user),
        "deleted": deleted,
        "undo": deleted if is_fresh else None,
    }
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
