"""Rendering a workout in progress: the page, and what one action changes in it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.html import format_html

from workouts.enums import SetType
from workouts.errors import Invalid
from workouts.forms.sets import SetForm
from workouts.forms.times import EditForm
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.background import background
from workouts.queries.live import arranged, changed, exercises_in_sight, live_workout
from workouts.queries.live_cards import LiveRow, LiveWorkout
from workouts.queries.notes import notes_of
from workouts.queries.running import is_forgotten
from workouts.services.logged import Logged
from workouts.views.requests import LifterRequest


def page(request: LifterRequest, session: WorkoutSession, *, status: int = 200, **extra: Any) -> HttpResponse:
    session.lifter = request.user
    # One token for all: each that is asked for is random anew, and does not compress. Rows that are swapped in need none: the
    # sender has one in a header.
    token = get_token(request)
    workout = live_workout(session)
    last_set = max((row.set.performed_at for row in workout.rows if row.set.is_logged), default=None)
    context: dict[str, Any] = {
        "workout": workout,
        "is_forgotten": is_forgotten(session, last_set),
        "last_set_at": last_set,
        "session": session,
        "csrf_token": token,
        "csrf_input": format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token),
        "no_uuid": UUID(int=0),
        "types": list(SetType),
        "section": "home",
    }
    if session.is_completed:  # the same page, on which it is edited
        details = extra.get("details") or EditForm(session=session)
        context |= {"editing": True, "details": details, "section": "history"}
    response = render(request, "workouts/sessions/live.html", context | extra, status=status)
    response.headers["Cache-Control"] = "no-store"  # Back must not show the workout as it was before the last sets
    if session.is_in_progress:
        response.headers["X-Keep"] = "offline"  # the device goes on with it when the network is gone
    return response


def is_on_page(request: LifterRequest, session: WorkoutSession) -> bool:
    """Whether the request comes from the page on which the workout's rows are entered now."""
    path = request.htmx.current_url_abs_path or ""
    return bool(request.htmx) and path.partition("#")[0].partition("?")[0] == session.rows_url


def row_swap(request: LifterRequest, logged: Logged) -> HttpResponse:
    """Answer with the row, and out of band with every other row that looks otherwise now, totals and timer."""
    if not request.htmx:
        return redirect(f"{logged.session.rows_url}#set-{logged.set.uuid}")
    after, before = _around(logged)
    target = after.row(logged.set.pk)
    others = [(row, after.entry_of(row)) for row in changed(before, after) if row.set.pk != logged.set.pk]
    context = {
        "workout": after,
        "session": logged.session,
        "row": target,
        "card": after.entry_of(target),
        "others": others,
        "medal_cards": [card for card in after.entries if card.entry.exercise_id == logged.entry.exercise_id],
    }
    return render(request, "workouts/sets/log.swap.html", context)


def card_swap(request: LifterRequest, logged: Logged) -> HttpResponse:
    """Answer with the whole card: its structure has changed."""
    if not request.htmx:
        return redirect(f"{logged.session.rows_url}#{logged.entry.dom_id}")
    workout = _arranged(logged)
    card = next(card for card in workout.entries if card.entry.pk == logged.entry.pk)
    context = {"workout": workout, "session": logged.session, "card": card, "others": _next_elsewhere(workout, card)}
    return render(request, "workouts/entries/card.swap.html", context)


def arrangement_swap(
    request: LifterRequest, session: WorkoutSession, *, touched: Collection[int] = (), **extra: Any
) -> HttpResponse:
    """Answer with what the order of the cards changes; no rows but the next one, and those of the `touched` exercises.

    Blocks of one exercise are seen against each other, so their rows come, too. `extra` may name the entry that is `new`,
    the uuid of the one that `moved`, and the id of a card that is `removed`.
    """
    session.lifter = request.user
    workout = live_workout(session)
    exercises = [card.entry.exercise_id for card in workout.entries]
    several = {pk for pk in exercises if exercises.count(pk) > 1} | set(touched)
    rows = [(row, card) for card in workout.entries for row in card.rows]
    others = [(row, card) for row, card in rows if row.state == "next" or card.entry.exercise_id in several]
    context = {"workout": workout, "session": session, "others": others}
    return render(request, "workouts/entries/arrangement.swap.html", context | extra)


def row_refused(request: LifterRequest, entry: SessionExercise, row: WorkoutSet | None, form: SetForm) -> HttpResponse:
    """Answer 422 with the row as it was typed and a sentence."""
    session = entry.session
    session.lifter = request.user
    if request.htmx and row is None:
        raise Invalid(" ".join(str(error) for errors in form.errors.values() for error in errors))
    if row is None or not request.htmx:
        return page(request, session, status=422, refused_uuid=row.uuid if row else None, form=form)
    workout = live_workout(session)
    target = workout.row(row.pk)
    context = {"row": target, "card": workout.entry_of(target), "form": form}
    return render(request, "workouts/sets/refused.swap.html", context, status=422)


def _around(logged: Logged) -> tuple[LiveWorkout, LiveWorkout]:
    """Arrange the workout after and before a change. Only the changed exercise and the next rows can look different."""
    was = [logged.before if row.pk == logged.set.pk and logged.before else row for row in logged.rows]
    exercises = {logged.entry.exercise_id} | exercises_in_sight(logged.entries, logged.rows, was)
    behind = background(logged.session, exercises)
    session, entries = logged.session, logged.entries
    after = arranged(session, entries, logged.rows, behind, only=exercises)
    return after, arranged(session, entries, was, behind, only=exercises)


def _arranged(logged: Logged) -> LiveWorkout:
    exercises = {logged.entry.exercise_id} | exercises_in_sight(logged.entries, logged.rows)
    behind = background(logged.session, exercises)
    notes = notes_of(logged.session, [logged.entry.exercise_id])
    return arranged(logged.session, logged.entries, logged.rows, behind, notes=notes)


def _next_elsewhere(workout: LiveWorkout, card: Any) -> list[tuple[LiveRow, Any]]:
    row = workout.next_row
    return [] if row is None or row in card.rows else [(row, workout.entry_of(row))]
