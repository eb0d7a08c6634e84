"""What is pasted brings characters along that nobody sees: they are left out, and what was written is stored."""

import pytest
from django.urls import reverse

from tests.browsers import browser_of
from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    FinishedSessionFactory,
    PlannedFactory,
    RoutineFactory,
    SessionFactory,
    UserFactory,
)
from workouts.models import ApiKey, Exercise, User

TITLE, TITLE_KEPT = "\u202eLeg\u0000 day\u2069 \ufeff👩‍🦰\x1b", "Leg day 👩‍🦰"
NOTES, NOTES_KEPT = "Left knee\u202e ok\r\n\r\n\x00👩‍🦰 helped", "Left knee ok\n\n👩‍🦰 helped"


@pytest.mark.parametrize("name", ["finish", "describe"])
def test_title_and_notes_of_a_workout(signed_in, lifter, name):
    session = (SessionFactory if name == "finish" else FinishedSessionFactory)(lifter=lifter)
    if name == "finish":
        entry = EntryFactory(session=session)
        log = reverse("log_set", args=[entry.uuid, session.uuid])
        signed_in.post(log, {"weight": "100", "reps": "5", "type": "weight_reps"})

    signed_in.post(reverse(name, args=[session.uuid]), {"title": TITLE, "notes": NOTES})

    session.refresh_from_db()
    assert (session.title, session.notes) == (TITLE_KEPT, NOTES_KEPT)


def test_note_on_an_exercise(signed_in, lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))

    signed_in.post(reverse("entry_note", args=[entry.uuid]), {"notes": NOTES, "rest": "90"})

    entry.refresh_from_db()
    assert entry.notes == NOTES_KEPT


def test_notes_may_be_as_long_as_the_page_lets_them(signed_in, lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    typed = "a\r\n" * 4999 + "ab"  # a browser counts each end of a line once, and sends two characters

    signed_in.post(reverse("entry_note", args=[entry.uuid]), {"notes": typed, "rest": "90"})

    entry.refresh_from_db()
    assert len(entry.notes) == 10_000


def test_routine(signed_in, lifter):
    planned = PlannedFactory(routine=RoutineFactory(lifter=lifter))
    fields = {"act": "save", "name": TITLE, "folder": TITLE, "description": NOTES}
    exercise = {"e-count": "1", "e0-exercise": planned.exercise_id, "e0-notes": NOTES, "e0-rest": "90", "e0-count": "0"}

    signed_in.post(reverse("routine", args=[planned.routine.uuid]), fields | exercise)

    routine = lifter.routines.select_related("folder").get()
    assert (routine.name, routine.folder.title, routine.description) == (TITLE_KEPT, TITLE_KEPT, NOTES_KEPT)
    assert routine.planned.get().notes == NOTES_KEPT


def test_own_exercise(signed_in):
    signed_in.post(reverse("new_exercise"), {"name": TITLE, "type": "weight_reps"})

    assert Exercise.objects.get().name == TITLE_KEPT


def test_name_that_looks_like_another_is_the_other(signed_in, lifter):
    CustomExerciseFactory(name="Leg press", created_by=lifter)

    answer = signed_in.post(reverse("new_exercise"), {"name": "Leg\u200f  press", "type": "weight_reps"})

    assert answer.status_code == 422
    assert Exercise.objects.count() == 1


def test_key(signed_in):
    signed_in.post(reverse("new_key"), {"name": TITLE})

    assert ApiKey.objects.get().name == TITLE_KEPT


def test_catalogue(db):
    staff = browser_of(UserFactory(is_staff=True))
    aliases = {"aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0", "aliases-0-name": f"Alias {TITLE}"}

    staff.post("/admin/workouts/exercise/add/", {"name": TITLE, "description": NOTES, "type": "weight_reps"} | aliases)

    exercise = Exercise.objects.get()
    assert (exercise.name, exercise.description) == (TITLE_KEPT, NOTES_KEPT)
    assert exercise.aliases.get().name == f"Alias {TITLE_KEPT}"


def test_mail_address(client, db):
    fields = {"username": "sam", "email": "sam@\u202eexample\u200f.org", "password1": "squat deep 140"}

    client.post(reverse("account_signup"), fields)

    assert User.objects.get().email == "sam@example.org"


@pytest.mark.parametrize("name", ["exercises", "history", "add_exercise"])
def test_search(signed_in, lifter, name):
    session = FinishedSessionFactory(lifter=lifter, title="Deadlifts")
    EntryFactory(session=session, exercise=CustomExerciseFactory(name="Deadlift", created_by=lifter))
    EntryFactory(session=FinishedSessionFactory(lifter=lifter, title="Row"), exercise__name="Row")
    address = reverse(name, args=[session.uuid] if name == "add_exercise" else [])

    page = signed_in.get(address, {"q": "dead\x00lift\u202e"}).content.decode()

    assert "Deadlift" in page
    assert "Row" not in page


@pytest.mark.parametrize("muscle", ["back\x00", "\u202e", "tail"])
def test_muscle_that_is_none_narrows_nothing(signed_in, lifter, muscle):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))

    page = signed_in.get(reverse("add_exercise", args=[entry.session.uuid]), {"muscle": muscle})

    assert list(page.context["exercises"]) == [entry.exercise]


def test_muscle_narrows_the_choice_of_exercises(signed_in, lifter):
    legs = EntryFactory(session=SessionFactory(lifter=lifter), exercise__primary_muscles=["quadriceps"])
    EntryFactory(session=legs.session)

    page = signed_in.get(reverse("add_exercise", args=[legs.session.uuid]), {"muscle": "quadriceps"})

    assert list(page.context["exercises"]) == [legs.exercise]
