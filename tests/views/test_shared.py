"""What the page of a secret link shows, to whoever has it."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from tests.browsers import browser_of
from tests.pages import text_of
from tests.views.shared_pages import shown, to_month, to_workout
from workouts.models import ShareLink
from workouts.services import sessions
from workouts.services.profile import save_preferences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def test_workout_without_ticks_says_this_and_nothing_else(anna):
    page, _, muscles = text_of(shown(to_workout(anna))).partition(" Sets per muscle ")

    assert page == (
        "Workout · Full Tracker A training log Workout Monday 5 October 2026 "
        "Volume 450 kg without moves of one’s own weight Duration 58 min Sets 2 Reps 10 Records 6 "
        "6 records Bench press Estimated 1RM, 90 kg × 5, by Brzycki 101.2 kg +11.2 kg "
        "Heaviest weight 90 kg +10 kg 3+ reps 90 kg +10 kg 5+ reps 90 kg +10 kg "
        "Set volume 450 kg +50 kg Session volume 450 kg +50 kg "
        "What was done 2 exercises Bench press Set kg Reps 1RM, kg 1 , a record 90 5 101.2 Dip Set +kg Reps 1 10 5"
    )
    assert muscles.startswith("Neck: 0 sets Traps: 0 sets Shoulders: 0 sets Chest: 2 sets Biceps: 0 sets")
    assert re.fullmatch(
        r".* No sets: [a-z ,]+\. As of 14 November 2026; what is corrected, is corrected here too\. Kept with Full Tracker\.",
        muscles,
    )


@pytest.mark.parametrize(
    ("shows", "words"),
    [
        ({"shows_bodyweight": True}, ["Bodyweight 81.5 kg Volume", "Volume 908 kg Duration"]),
        ({"shows_notes": True}, ["Slept badly", "Bench press Left shoulder Set"]),
        ({"shows_times": True}, ["Evening workout Monday 5 October 2026 , 18:31 to 19:31 Volume"]),
    ],
)
def test_workout_shows_what_is_ticked_and_only_that(anna, shows, words):
    secrets = ["81.5", "908", "Slept badly", "Left shoulder", "Evening", "18:31"]

    page = text_of(shown(to_workout(anna, **shows)))

    assert [word for word in words if word not in page] == []
    ticked = " ".join(words)
    assert [secret for secret in secrets if secret in page] == [secret for secret in secrets if secret in ticked]


def test_month_says_this_and_leads_nowhere(anna):
    html = shown(to_month(anna, name="Anna"))

    page = text_of(html)
    assert page.startswith(
        "October 2026, Anna · Full Tracker Anna October 2026 Workouts 1 1 in September Volume 450 kg 400 kg in September "
        "Sets 2 2 in September Reps 10 10 in September Time 58 min 58 min in September Average duration 58 min "
        "58 min in September Streak 0 weeks at its end Volumes are without moves of one’s own weight. Days 1 day, volume in kilograms"
    )
    assert page.endswith("As of 14 November 2026; what is corrected, is corrected here too. Kept with Full Tracker.")
    assert "Records 6 in all, beside what stood before Bench press Estimated 1RM, 5 October. Before: 90 kg" in page
    assert set(re.findall(r'<a\b[^>]* href="([^"#]*)', html)) == {""}  # within the page alone
    assert not {"81.5", "908", "Slept", "Evening", str(anna.workout.uuid)} & set(re.split(r"[\s<>\"/]", html))


def test_month_with_the_bodyweight_is_whole(anna):
    page = text_of(shown(to_month(anna, shows_bodyweight=True)))

    assert "Volume 908 kg 858 kg in September" in page
    assert "without moves" not in page


def test_year(anna):
    link = ShareLink.issue(lifter=anna, uuid=uuid4(), span="year", first_on=date(2026, 1, 1))

    page = text_of(shown(link))

    assert "2026 Still running: until 14 November, beside as much of 2025. Workouts 2 0 by 14 Nov 2025" in page
    assert "Month Days Sets Time Volume January 0 0 – 0 kg" in page


def test_page_says_nothing_of_whose_it_is_or_who_looks(anna, stranger):
    for link in (to_workout(anna), to_month(anna)):
        for browser in (Client(), browser_of(stranger), browser_of(anna)):
            html = shown(link, browser)

            assert not [word for word in (anna.username, anna.email, stranger.username, link.token) if word in html]
            assert "data-lifter" not in html
            assert "csrf" not in html.lower()


def test_page_is_in_the_units_of_whoever_shares(anna, stranger):
    save_preferences(anna, {"weight_unit": "lb"})

    page = text_of(shown(to_month(anna), browser_of(stranger)))

    assert "Volume 992 lb 882 lb in September" in page


def test_page_escapes_what_a_lifter_typed(anna):
    sessions.describe_session(anna.workout, title="<script>alert(1)</script>", notes="<b>")

    html = shown(to_workout(anna, name="<i>Anna</i>", shows_notes=True))

    assert not [tag for tag in ("<script>alert", "<b>&", "<i>Anna") if tag in html]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_empty_month_says_so(lifter):
    link = ShareLink.issue(lifter=lifter, uuid=uuid4(), span="month", first_on=date(2026, 8, 1))

    assert "No workout in August 2026 Nothing was logged then." in text_of(shown(link))


def test_page_follows_an_edit(anna):
    link = to_workout(anna)
    shown(link)

    sessions.describe_session(anna.workout, title="Push A")

    assert "Push A · Full Tracker" in text_of(shown(link))
