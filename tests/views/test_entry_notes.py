"""Notes of the exercises of a running workout: today's, that of last time, and the pinned one."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    FinishedSessionFactory,
    SetFactory,
)
from tests.pages import text
from workouts.models import ExerciseNote
from workouts.services.exercise_notes import pin_note


def past(lifter, exercise, *notes, days=3):
    session = FinishedSessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(days=days))
    for note in notes:
        SetFactory(entry=EntryFactory(session=session, exercise=exercise, notes=note))


def test_the_note_of_last_time_shows_until_it_is_overwritten(signed_in, lifter, session, entries):
    past(lifter, entries[0].exercise, "Slower.")
    past(lifter, entries[0].exercise, "Older.", days=9)

    page = text(signed_in.get(session.get_absolute_url()))
    assert re.search(r'class="note last">.*Slower\.', page)
    assert "Older." not in page

    signed_in.post(reverse("entry_note", args=[entries[0].uuid]), {"notes": "Faster.", "rest": "90"})
    page = text(signed_in.get(session.get_absolute_url()))
    assert ("Faster." in page, "Slower." in page) == (True, False)


def test_each_block_shows_its_note_of_last_time(signed_in, lifter, session, entries):
    past(lifter, entries[0].exercise, "First.", "Second.")
    EntryFactory(session=session, exercise=entries[0].exercise)

    page = text(signed_in.get(session.get_absolute_url()))

    assert page.index("First.") < page.index(">Row<") < page.index("Second.")


def test_a_pinned_note_is_typed_in_the_sheet_and_shows_on_each_card(htmx, lifter, session, entries):
    EntryFactory(session=session, exercise=entries[0].exercise)
    fields = {"notes": "Today.", "pinned": "Seat on 4.", "rest": "60"}

    swap = text(htmx.post(reverse("entry_note", args=[entries[0].uuid]), fields))

    assert swap.count("Seat on 4.") == 2
    assert swap.count("Today.") == 1
    assert "Rest 1:00" in swap
    assert "Seat on 4." in text(htmx.get(reverse("entry_menu", args=[entries[0].uuid])))
    htmx.post(reverse("entry_note", args=[entries[0].uuid]), fields | {"pinned": ""})
    assert not ExerciseNote.objects.exists()


def test_a_note_without_the_pinned_field_leaves_it(htmx, lifter, entries):
    pin_note(lifter, entries[0].exercise, text="Seat on 4.")

    htmx.post(reverse("entry_note", args=[entries[0].uuid]), {"notes": "", "rest": "60"})

    assert ExerciseNote.objects.get().text == "Seat on 4."


def test_the_note_of_a_stranger_never_shows(signed_in, stranger, session, entries):
    pin_note(stranger, entries[0].exercise, text="Theirs.")
    past(stranger, entries[0].exercise, "Also theirs.")

    assert "heirs." not in text(signed_in.get(session.get_absolute_url()))
