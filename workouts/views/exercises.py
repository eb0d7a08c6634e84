"""The catalogue, an exercise with its figures, and exercises of one's own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from workouts.cache import Figures
from workouts.domain.measures import Measure
from workouts.domain.periods import CHOICES, holding
from workouts.errors import Invalid, WorkoutError
from workouts.forms.exercises import FilterForm, OwnExerciseForm, PinnedForm
from workouts.forms.history import PageForm
from workouts.forms.sessions import UnitsForm
from workouts.models import Exercise, WorkoutSession
from workouts.queries.exercise_charts import exercise_chart
from workouts.queries.exercise_figures import exercise_figures
from workouts.queries.exercises import ALIKE, named, search
from workouts.queries.past_sets import past_sets
from workouts.services.entries import add_exercise
from workouts.services.exercise_notes import pin_note
from workouts.services.exercise_units import choose_units
from workouts.services.exercises import create_exercise
from workouts.views.requests import LifterRequest
from workouts.views.swaps import said

A_PAGE, WORKOUTS_A_PAGE = 50, 20
CHART_PERIODS = ("30", "90", "365", "all")


@login_required
@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def index(request: LifterRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    start = (form.page_number - 1) * A_PAGE
    found = list(search(request.user, **form.filters)[start : start + A_PAGE + 1])
    context = {
        "form": form,
        "filters": form.filters,
        "exercises": found[:A_PAGE],
        "next_page": form.page_number + 1 if len(found) > A_PAGE else None,
        "is_first_page": start == 0,
        "is_rough": bool(found and getattr(found[0], "match", 0) == ALIKE),
        "section": "exercises",
    }
    return render(request, _index_template(request), context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: LifterRequest) -> HttpResponse:
    if request.method != "POST":
        form = OwnExerciseForm(initial={name: request.GET.get(name, "") for name in ("name", "session")})
        return render(request, "workouts/exercises/new.html", {"form": form, "section": "exercises"})
    form = OwnExerciseForm(request.POST)
    offered = None
    if form.is_valid():
        offered = None if form.cleaned_data["anyway"] else named(request.user, form.cleaned_data["name"])
        if offered is None:
            try:
                exercise = create_exercise(request.user, **form.details)
            except WorkoutError as error:
                form.add_error("name", error.message)
            else:
                return _made(request, exercise, form)
    context = {"form": form, "offered": offered, "section": "exercises"}
    return render(request, "workouts/exercises/new.html", context, status=422)


@login_required
@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def show(request: LifterRequest, pk: int) -> HttpResponse:
    lifter: Any = request.user
    today = lifter.today
    cached = Figures(lifter, today=today)  # before the first read
    exercise = get_object_or_404(Exercise.objects.visible_to(lifter).with_units(lifter), pk=pk)
    figures = cached.get(f"exercise:{pk}", lambda: exercise_figures(lifter, exercise))
    context = {"exercise": exercise, "figures": figures, "units": exercise.units_for(lifter), "section": "exercises"}
    if figures["workouts"]:
        context |= _chart(request, exercise, figures, cached)
    is_swap = request.htmx and request.htmx.target == "exercise-chart" and figures["workouts"]
    return render(request, f"workouts/exercises/{'_chart' if is_swap else 'show'}.html", context)


@login_required
@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def sets(request: LifterRequest, pk: int) -> HttpResponse:
    """Every past set, a page at a time."""
    exercise = get_object_or_404(Exercise.objects.visible_to(request.user).with_units(request.user), pk=pk)
    found = past_sets(request.user, exercise, size=WORKOUTS_A_PAGE, **PageForm(request.GET).marks)
    context = found | {"exercise": exercise, "units": exercise.units_for(request.user), "section": "exercises"}
    is_more = request.htmx and request.htmx.target == "past-workouts"
    return render(request, f"workouts/exercises/{'older.swap' if is_more else 'sets'}.html", context)


@login_required
@require_POST
@said
def pin(request: LifterRequest, pk: int) -> HttpResponse:
    """Pin a note to an exercise."""
    exercise = get_object_or_404(Exercise.objects.visible_to(request.user), pk=pk)
    form = PinnedForm(request.POST)
    if "pinned" not in request.POST:
        raise Invalid("Which note? An empty one takes it off.")
    if not form.is_valid():
        raise Invalid("A note holds at most 10,000 characters.")
    pin_note(request.user, exercise, text=form.cleaned_data["pinned"])
    messages.success(request, "Saved.")
    return redirect("exercise", pk)


@login_required
@require_POST
@said
def units(request: LifterRequest, pk: int) -> HttpResponse:
    """Choose what the figures of an exercise are shown and typed in."""
    exercise = get_object_or_404(Exercise.objects.visible_to(request.user), pk=pk)
    form = UnitsForm(request.POST)
    if not form.is_valid():
        raise Invalid("Choose one of the units.")
    choose_units(request.user, exercise, **form.chosen)
    return redirect("exercise", pk)


def _chart(request: LifterRequest, exercise: Exercise, figures: dict[str, Any], cached: Figures) -> dict[str, Any]:
    """Return the chart that was asked for: of the wanted measure and period, else of the first ones that show something."""
    lifter: Any = request.user
    measures = [Measure(value) for value in figures["measures"]]
    measure, period = request.GET.get("chart", ""), request.GET.get("days", "")
    if period not in CHART_PERIODS:
        latest = [workout["day"] for workout in figures["past"]][:2]
        period = holding(latest, lifter.today, CHART_PERIODS[1:])
    days = CHOICES[period]
    return {
        "chart": cached.get(
            f"exercise:{exercise.pk}:{period}",
            lambda: exercise_chart(lifter, exercise, days=days, today=lifter.today),
        ),
        "measures": measures,
        "measure": Measure(measure) if measure in measures else measures[0],
        "periods": CHART_PERIODS,
        "period": period,
    }


def _index_template(request: LifterRequest) -> str:
    if not request.htmx or request.htmx.history_restore_request:
        return "workouts/exercises/index.html"
    is_more = request.htmx.target == "exercise-more"
    return f"workouts/exercises/{'_rows' if is_more else '_list'}.html"


def _made(request: LifterRequest, exercise: Exercise, form: OwnExerciseForm) -> HttpResponse:
    """Go to the new exercise, or back into the workout it was made for."""
    session_uuid = form.cleaned_data["session"]
    session = (
        WorkoutSession.objects.owned_by(request.user).kept().filter(uuid=session_uuid).first() if session_uuid else None
    )
    if session is None:
        return redirect("exercise", exercise.pk)
    entry = add_exercise(session, exercise)
    return redirect(f"{session.get_absolute_url()}#{entry.dom_id}")
