"""What goes on the bar for the row at hand, and the warm-up sets before it: a sheet, or a page without htmx."""

from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from workouts.enums import ExerciseType
from workouts.errors import Invalid
from workouts.forms.plates import NO_BAR, BarForm, WeightForm, warmups_sent
from workouts.models import SessionExercise
from workouts.queries.equipment import rack_of
from workouts.queries.plates import card_of, loaded_for, row_at_hand, working_weight
from workouts.services.equipment import choose_bar
from workouts.services.warmups import insert_warmups
from workouts.views import live
from workouts.views.requests import LifterRequest
from workouts.views.swaps import said


@login_required
@require_safe
def show(request: LifterRequest, uuid: UUID) -> HttpResponse:
    return _page(request, _entry(request, uuid), request.GET)


@login_required
@require_POST
@said
def choose(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """Remember the bar of an exercise; a preference, so it does not wait in the queue of sets."""
    entry = _entry(request, uuid)
    unit = entry.units.weight_unit
    form = BarForm(request.POST, bars=rack_of(request.user, unit).bars)
    if not form.is_valid():
        raise Invalid("That bar is gone. Choose another one.")
    choose_bar(request.user, entry.exercise, position=form.position, unit=unit)
    if not request.htmx:
        return redirect("entry_plates", entry.uuid)
    return _page(request, entry, request.POST)


@login_required
@require_POST
@said
def warm_up(request: LifterRequest, uuid: UUID) -> HttpResponse:
    _entry(request, uuid)  # of strangers and of what has no load: 404, whatever was sent
    warmups = warmups_sent(request.POST)
    if warmups is None:
        raise Invalid("Those are no warm-up sets. Reload the page.")
    return live.card_swap(request, insert_warmups(request.user, entry_uuid=uuid, warmups=warmups))


def _entry(request: LifterRequest, uuid: UUID) -> SessionExercise:
    entries = SessionExercise.objects.owned_by(request.user).with_units().select_related("session", "exercise")
    entry = get_object_or_404(entries, uuid=uuid)
    entry.lifter = request.user
    if not ExerciseType(entry.exercise.type).is_loaded:
        raise Http404
    entry.session.lifter = request.user
    return entry


def _page(request: LifterRequest, entry: SessionExercise, sent: QueryDict) -> HttpResponse:
    card = card_of(entry)
    row = row_at_hand(card, sent.get("row", ""))
    form = WeightForm(sent, row=row, units=card.entry.units)
    found = loaded_for(card.entry, weight_kg=form.weight_kg, working_kg=working_weight(card, row, form.weight_kg))
    context = {
        "entry": entry,
        "session": entry.session,
        "units": card.entry.units,
        "section": "home",
        "form": form,
        "bar_form": BarForm(bars=found.rack.bars, initial={"bar": found.bar.position if found.bar else NO_BAR}),
        "found": found,
        "warmups": [(uuid4(), warmup) for warmup in found.warmups],
        "waiting": sum(each.set.is_warmup and each.state != "done" for each in card.rows),
    }
    template = "show" if not request.htmx else "_shown" if request.htmx.target == "plates" else "_sheet"
    return render(request, f"workouts/plates/{template}.html", context, status=422 if form.errors else 200)
