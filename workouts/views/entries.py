"""The exercises of a workout: choosing one, its note and rest, taking it out."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workouts.errors import Invalid
from workouts.forms.exercises import FilterForm
from workouts.forms.sessions import EntryForm, UnitsForm
from workouts.forms.sets import RowForm, rows_sent
from workouts.models import Exercise, ExerciseNote, SessionExercise, WorkoutSession
from workouts.queries.exercises import search
from workouts.queries.live import live_workout
from workouts.services import entries
from workouts.services.exercise_units import choose_units_of_entry
from workouts.services.undo import restore_exercise
from workouts.views import live
from workouts.views.requests import LifterRequest
from workouts.views.swaps import leave, said

MOST_MATCHES = 40


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def add(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).kept(), uuid=uuid)
    if request.method == "POST":
        return _added(request, session)
    filters = FilterForm(request.GET).filters
    found = search(request.user, **filters)[:MOST_MATCHES]
    context = {
        "session": session,
        "exercises": found,
        "q": filters["q"],
        "new_uuid": uuid4(),
    }
    template = "workouts/entries/pick.html"
    if request.htmx:
        template = (
            "workouts/entries/_matches.html" if request.htmx.target == "matches" else "workouts/entries/_pick.html"
        )
    # On the workout's own page a choice is swapped in; on the page of choices it leads back there.
    in_sheet = live.is_on_page(request, session)
    return render(request, template, context | {"section": "home", "in_sheet": in_sheet})


def _added(request: LifterRequest, session: WorkoutSession) -> HttpResponse:
    chosen = request.POST.get("exercise", "")
    exercises = Exercise.objects.visible_to(request.user)
    exercise = get_object_or_404(exercises, pk=int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0)
    form, rows = RowForm(request.POST), rows_sent(request.POST)
    if not form.is_valid() or rows is None:
        raise Invalid("Reload the page, then add the exercise.")
    entry_uuid = form.cleaned_data["uuid"]
    is_replay = entry_uuid is not None and session.entries.filter(uuid=entry_uuid).exists()
    entry = entries.add_exercise(session, exercise, uuid=entry_uuid, rows=rows or True)
    if session.is_completed and request.htmx and not live.is_on_page(request, session):
        return leave(request, session.rows_url)  # another device has finished it: go on where it is edited
    if not request.htmx:
        return redirect(f"{session.rows_url}#{entry.dom_id}")
    session.lifter = request.user
    workout = live_workout(session)
    card = next(card for card in workout.entries if card.entry.pk == entry.pk)
    context = {"workout": workout, "session": session, "card": card, "is_replay": is_replay, "is_shown": bool(rows)}
    return render(request, "workouts/entries/add.swap.html", context)


@login_required
@require_safe
def menu(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """What can be done to an exercise of a workout: a sheet, or a page of its own without htmx."""
    entry = _entry(request, uuid)
    note = ExerciseNote.objects.owned_by(request.user).filter(exercise=entry.exercise).first()
    initial = {"notes": entry.notes, "rest": entry.rest_seconds, "pinned": note.text if note else ""}
    return _menu(request, entry, EntryForm(initial=initial))


@login_required
@require_POST
@said
def note(request: LifterRequest, uuid: UUID) -> HttpResponse:
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _menu(request, _entry(request, uuid), form, status=422)
    entry = entries.describe_entry(request.user, uuid=uuid, **form.said)
    if not request.htmx:
        return redirect(f"{entry.session.rows_url}#{entry.dom_id}")
    return live.arrangement_swap(request, entry.session)


@login_required
@require_POST
@said
def units(request: LifterRequest, uuid: UUID) -> HttpResponse:
    form = UnitsForm(request.POST)
    if not form.is_valid():
        raise Invalid("Choose one of the units.")
    entry = choose_units_of_entry(request.user, entry_uuid=uuid, **form.chosen)
    if not request.htmx:
        return redirect(f"{entry.session.rows_url}#{entry.dom_id}")
    entry.session.lifter = request.user
    workout = live_workout(entry.session)
    cards = [card for card in workout.entries if card.entry.exercise_id == entry.exercise_id]
    context = {"workout": workout, "session": entry.session, "cards": cards}
    return render(request, "workouts/entries/units.swap.html", context)


@login_required
@require_POST
@said
def remove(request: LifterRequest, uuid: UUID) -> HttpResponse:
    entry = entries.remove_exercise(request.user, uuid=uuid)
    if not request.htmx:  # the page of the workout offers it by itself, without a network, too
        undo = reverse("restore_exercise", args=[uuid])
        messages.info(request, f"{entry.exercise.name} removed.", extra_tags=undo)
        return redirect(entry.session.rows_url)
    return live.arrangement_swap(request, entry.session, touched=[entry.exercise_id], removed=entry.dom_id)


@login_required
@require_POST
@said
def restore(request: LifterRequest, uuid: UUID) -> HttpResponse:
    entry = restore_exercise(request.user, uuid=uuid)
    if not request.htmx:
        return redirect(f"{entry.session.rows_url}#{entry.dom_id}")
    return live.arrangement_swap(request, entry.session, touched=[entry.exercise_id], new=entry)


def _entry(request: LifterRequest, uuid: UUID) -> SessionExercise:
    found = SessionExercise.objects.owned_by(request.user).with_units().select_related("session", "exercise")
    entry = get_object_or_404(found, uuid=uuid)
    entry.lifter = request.user
    return entry


def _menu(request: LifterRequest, entry: SessionExercise, form: EntryForm, *, status: int = 200) -> HttpResponse:
    template = "workouts/entries/_menu.html" if request.htmx else "workouts/entries/menu.html"
    standing = list(entry.session.entries.all())
    place = standing.index(entry)
    context = {
        "entry": entry,
        "session": entry.session,
        "form": form,
        "above": standing[place - 1] if place else None,
        "below": standing[place + 1] if place + 1 < len(standing) else None,
        "section": "home",
    }
    return render(request, template, context, status=status)
