"""Rows of a workout: log, change, uncheck, delete, add."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workouts.enums import ExerciseType, SetType
from workouts.errors import Invalid
from workouts.forms.sets import LateForm, RowForm, SetForm
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import entries, sets
from workouts.services.logged import Logged
from workouts.services.undo import restore_set
from workouts.services.upsert import Told
from workouts.views import live
from workouts.views.clocks import by_our_clock
from workouts.views.requests import LifterRequest, session_said
from workouts.views.swaps import leave, said


@login_required
@require_POST
@said
def log(request: LifterRequest, entry_uuid: UUID, uuid: UUID) -> HttpResponse:
    # The row says its type, and the service checks it: so one statement less is needed before the set is stored.
    form = SetForm(request.POST, exercise_type=_type_said(request, ExerciseType.WEIGHT_REPS), lifter=request.user)
    if not form.is_valid():
        entry = get_object_or_404(
            SessionExercise.objects.owned_by(request.user).select_related("session"), uuid=entry_uuid
        )
        return live.row_refused(request, entry, entry.sets.filter(uuid=uuid).first(), form)
    logged = _logged(request, form, entry_uuid=entry_uuid, uuid=uuid)
    if logged.session.is_completed and request.htmx and not live.is_on_page(request, logged.session):
        how = "again" if "revive_until" in request.POST else "finished"
        return leave(request, f"{logged.session.get_absolute_url()}?late={how}")  # says so once, however many sets come
    return _answered(request, form, logged)


def _logged(request: LifterRequest, form: SetForm, **place: UUID) -> Logged:
    options: dict[str, Any] = place | {
        "values": form.values,
        "set_type": form.type_of("set_type"),
        "exercise_type": form.exercise_type,
        "performed_at": by_our_clock(request, form.cleaned_data["performed_at"]),
        "told": Told(said_at=form.cleaned_data["performed_at"], new_type=form.type_of("new_type")),
    }
    try:
        return sets.log_set(request.user, **options)
    except SessionExercise.DoesNotExist:
        late = LateForm(request.POST)
        if not late.is_valid():
            raise
        until = by_our_clock(request, late.cleaned_data["revive_until"])
        return entries.log_late_set(request.user, **late.cleaned_data | {"revive_until": until}, **options)


@login_required
@require_POST
@said
def change(request: LifterRequest, uuid: UUID) -> HttpResponse:
    row = get_object_or_404(
        WorkoutSet.objects.owned_by(request.user).select_related("entry__session", "exercise"), uuid=uuid
    )
    form = SetForm(request.POST, exercise_type=_type_said(request, row.exercise.type), lifter=request.user)
    if not form.is_valid():
        return live.row_refused(request, row.entry, row, form)
    logged = sets.change_set(
        request.user,
        uuid=uuid,
        values=form.values,
        set_type=form.type_of("set_type"),
        exercise_type=form.exercise_type,
    )
    return _answered(request, form, logged)


def _answered(request: LifterRequest, form: SetForm, logged: Logged) -> HttpResponse:
    """Answer with the row, or with the whole page anew where it shows other units than the lifter has chosen since."""
    if request.htmx and not form.is_in(logged.entry.units):
        return leave(request, logged.session.rows_url)
    return live.row_swap(request, logged)


@login_required
@require_POST
@said
def uncheck(request: LifterRequest, uuid: UUID) -> HttpResponse:
    return live.row_swap(request, sets.uncheck_set(request.user, uuid=uuid))


@login_required
@require_POST
@said
def delete(request: LifterRequest, uuid: UUID) -> HttpResponse:
    logged = sets.delete_set(request.user, uuid=uuid)
    if not request.htmx:  # the page of the workout offers it by itself, without a network, too
        messages.info(request, "Set deleted.", extra_tags=reverse("restore_set", args=[uuid]))
    return live.card_swap(request, logged)


@login_required
@require_POST
@said
def restore(request: LifterRequest, uuid: UUID) -> HttpResponse:
    return live.card_swap(request, restore_set(request.user, uuid=uuid))


@login_required
@require_POST
@said
def add(request: LifterRequest, uuid: UUID) -> HttpResponse:
    form = RowForm(request.POST)
    if not form.is_valid():
        raise Invalid("Reload the page, then add the set.")
    row_uuid = form.cleaned_data["uuid"] or uuid4()
    try:
        return live.card_swap(request, sets.add_row(request.user, entry_uuid=uuid, uuid=row_uuid))
    except SessionExercise.DoesNotExist:
        if not WorkoutSession.objects.owned_by(request.user).completed().filter(uuid=session_said(request)).exists():
            raise
        return HttpResponse(
            status=204
        )  # another device has finished it: if the row is logged, it comes with its values


@login_required
@require_safe
def menu(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """What can be done to a row besides logging it: a sheet, or a page of its own without htmx."""
    rows = WorkoutSet.objects.owned_by(request.user).select_related("entry", "session", "exercise")
    row = get_object_or_404(rows, uuid=uuid)
    template = "workouts/sets/_menu.html" if request.htmx else "workouts/sets/menu.html"
    return render(request, template, {"row": row, "session": row.session, "types": list(SetType), "section": "home"})


@login_required
@require_POST
@said
def retype(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """Change only the type of a row; what was entered stays."""
    kind = request.POST.get("set_type", "")
    if kind not in set(SetType):
        raise Invalid("Choose one of the four types.")
    return live.card_swap(request, sets.retype_set(request.user, uuid=uuid, set_type=SetType(kind)))


def _type_said(request: LifterRequest, unsaid: str) -> ExerciseType:
    """Return the type of exercise that the row was filled in for; the service refuses another one than it has now."""
    said_type = request.POST.get("type", "")
    return ExerciseType(said_type if said_type in set(ExerciseType) else unsaid)
