"""A card of a workout, and its parts."""

import re
from decimal import Decimal

from django.template import Context
from django.utils.html import escape

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.queries.live import live_workout
from workouts.services import records
from workouts.services.exercise_notes import store_pinned
from workouts.templatetags.cards import card_part, set_card

TRICKY = "Press {0} {name} <b>&\"'"


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_card_names_its_exercise_where_it_leads_to(lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(name=TRICKY), rest_seconds=90)
    RowFactory(entry=entry)
    (card,) = live_workout(entry.session).entries

    found = set_card(Context({"user": lifter, "csrf_input": "<input token>"}), card)

    assert plain(found).startswith(f"{escape(TRICKY)} Rest 1:30 Set Previous kg Reps Done 1 ")
    assert f'href="/exercises/{entry.exercise_id}/"' in found
    assert f'action="/entries/{entry.uuid}/sets/" data-send><input token>' in found
    assert "hx-swap-oob" not in found


def test_a_card_that_is_swapped_swaps_as_a_whole(lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    (card,) = live_workout(entry.session).entries

    found = set_card(Context({"user": lifter}), card, oob=True)

    assert found.count("hx-swap-oob") == 1


def test_cards_of_a_superset_say_their_place_and_the_first_the_rest(lifter):
    session = SessionFactory(lifter=lifter)
    for rest in (60, 120, 180):
        EntryFactory(session=session, superset_group=1, rest_seconds=rest)
    cards = live_workout(session).entries

    found = [plain(card_part("heading", card)) for card in cards]

    names = [escape(card.entry.exercise.name) for card in cards]
    assert found == [
        f"A1 {names[0]} Superset A, rest 3:00 after all",
        f"A2 {names[1]} Superset A",
        f"A3 {names[2]} Superset A",
    ]


def test_a_card_without_rest_says_so(lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter), rest_seconds=0)
    (card,) = live_workout(entry.session).entries

    assert plain(card_part("heading", card)) == f"{escape(entry.exercise.name)} No rest timer"


def test_notes_are_written_line_by_line_and_escaped(lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter), notes="Wide grip\n<b>{0}")
    store_pinned(lifter, entry.exercise, text="Elbows {in}")
    (card,) = live_workout(entry.session).entries

    found = card_part("notes", card)

    assert plain(found) == "Pinned: Elbows {in} Wide grip &lt;b&gt;{0}"
    assert "Wide grip\n&lt;b&gt;" in found


def test_the_volume_of_a_session_earns_its_card_a_medal(lifter):
    exercise = ExerciseFactory(type="weight_reps")
    past = FinishedSessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=past, exercise=exercise), weight_kg=Decimal(50), reps=5)
    records.rebuild(lifter)
    lifter.refresh_from_db()
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise)
    SetFactory(entry=entry, weight_kg=Decimal(50), reps=10)
    (card,) = live_workout(entry.session).entries

    assert "Session volume 500 kg, up 250 kg" in plain(card_part("medals", card))
    assert "Session volume 500 kg" in plain(set_card(Context({"user": lifter}), card))
