"""What the page of the progress draws, each with its table."""

from decimal import Decimal

import pytest
import time_machine
from django.templatetags.static import static
from django.urls import reverse

from tests.factories import EntryFactory, ExerciseFactory, SetFactory
from tests.views.workouts_ago import NOW, finished
from workouts.services.recounting import recount_totals

URL = reverse("progress")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_progress_draws_weeks_in_one_unit_with_their_table(signed_in, lifter):
    finished(lifter, ago=0, total_volume_kg=Decimal(4600))
    finished(lifter, ago=7, total_volume_kg=Decimal(9750))

    page = signed_in.get(URL).content.decode()

    weeks = part(page, "weeks")
    assert 'aria-label="Volume per week for 12 weeks, between 0.0 and 9.8 t"' in weeks
    assert "<output>This week: 4.6 t</output>" in weeks
    assert (weeks.count('class="bar"'), weeks.count('class="bar now"')) == (11, 1)
    assert "<title>9 Mar: 9.8 t</title>" in weeks
    assert '<tr><th scope="row">16 Mar 2026</th><td>4.6</td></tr>' in weeks
    assert "viewBox" not in weeks
    assert "style=" not in page


def part(page, name):
    return page.split(f'<section class="section" id="{name}"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("kg", "top", "value", "said"),
    [
        (100, "300 lb", "220", "pounds, the last is this week"),
        (5000, "15k lb", "11.0k", "pounds, the last is this week"),
    ],
)
def test_progress_draws_pounds(signed_in, lifter, kg, top, value, said):
    lifter.weight_unit = "lb"
    lifter.save()
    finished(lifter, ago=0, total_volume_kg=Decimal(kg))

    weeks = part(signed_in.get(URL).content.decode(), "weeks")

    assert f"<p>{said}</p>" in weeks
    assert f">{top}</text>" in weeks
    assert ">0</text>" in weeks
    assert f"<td>{value}</td>" in weeks


@pytest.mark.parametrize(
    ("chart", "heading", "said", "value", "top"),
    [
        ("volume", "Volume per week", "This week: 800 kg", "800", "800 kg"),
        ("sets", "Sets per week", "This week: 12 sets", "12", "15"),
        ("duration", "Duration per week", "This week: 1:30 h", "1:30", "1:30 h"),
        ("reps", "Reps per week", "This week: 1,234 reps", "1,234", "1,500"),
        ("weight", "Volume per week", "This week: 800 kg", "800", "800 kg"),
    ],
)
def test_progress_draws_a_choice_of_measures(signed_in, lifter, chart, heading, said, value, top):
    finished(lifter, ago=0, total_volume_kg=Decimal(800), total_sets=12, total_reps=1234, duration_seconds=5400)

    weeks = part(signed_in.get(URL, {"days": "7", "chart": chart}).content.decode(), "weeks")

    assert f'<h2 id="weeks-h">{heading}</h2>' in weeks
    assert f"<output>{said}</output>" in weeks
    assert f"<td>{value}</td>" in weeks
    assert f">{top}</text>" in weeks
    shown = chart if chart != "weight" else "volume"
    assert f'id="weeks-{shown}" href="?days=7&amp;chart={shown}#weeks"' in weeks
    assert weeks.count('aria-current="true"') == 1


def test_progress_writes_less_than_an_hour_in_minutes(signed_in, lifter):
    finished(lifter, ago=0, duration_seconds=2700)

    weeks = part(signed_in.get(URL, {"chart": "duration"}).content.decode(), "weeks")

    assert "<p>minutes, the last is this week</p>" in weeks
    assert "<td>45</td>" in weeks
    assert ">45 min</text>" in weeks


@pytest.mark.parametrize(
    ("chart", "words"), [("volume", "No volume in these weeks."), ("duration", "No duration is known in these weeks.")]
)
def test_progress_has_no_chart_of_nothing(signed_in, lifter, chart, words):
    finished(lifter, ago=0, duration_seconds=None)

    weeks = part(signed_in.get(URL, {"chart": chart}).content.decode(), "weeks")

    assert words in weeks
    assert "<svg role" not in weeks


def test_progress_draws_muscles_with_their_table(signed_in, lifter):
    bench = ExerciseFactory(primary_muscles=["chest"], secondary_muscles=["triceps"])
    rowing = ExerciseFactory(primary_muscles=["cardio"], secondary_muscles=["chest"])
    for ago, exercise, sets in ((0, bench, 3), (0, rowing, 1), (8, bench, 2)):
        SetFactory.create_batch(sets, entry=EntryFactory(session=finished(lifter, ago=ago), exercise=exercise))
    recount_totals(lifter)

    muscles = part(signed_in.get(URL, {"days": "7"}).content.decode(), "muscles")

    assert "<p>thin line: before</p>" in muscles
    assert muscles.count('<a class="muscle"') == 24
    assert (
        '<a class="muscle" href="#sets-chest" data-load="4"><title>Chest: 3.5 sets, 2 before</title>'
        f'<use href="{static("drawings/body.svg")}#front-chest"/></a>' in muscles
    )
    assert '<a class="muscle" href="#sets-none" data-load="0"><title>Neck: 0 sets, 0 before</title>' in muscles
    assert '<a class="muscle" href="#sets-triceps" data-load="2"><title>Triceps: 1.5 sets, 1 before</title>' in muscles
    assert "<output>Chest: 3.5 sets, 2 before</output>" in muscles
    assert '<tr id="sets-chest"><th scope="row">Chest</th>' in muscles
    assert (
        '<rect width="100%" height="8"/><rect class="before" width="57%" y="9" height="3"/></svg></td><td>3.5</td>'
        in (muscles)
    )
    assert muscles.split("<tbody>")[2].count("<tr") == 1  # cardio beside the drawn ones
    assert "No sets: abdominals, abductors, adductors, " in muscles


def test_progress_draws_no_body_without_a_set(signed_in, lifter):
    finished(lifter, ago=0)
    page = signed_in.get(URL, {"days": "90"}).content.decode()
    of_all = signed_in.get(URL, {"days": "all"}).content.decode()

    assert "No sets in these 90 days." in part(page, "muscles")
    assert "No sets in your workouts." in part(of_all, "muscles")
    assert "<svg" not in part(page, "muscles")


def test_progress_draws_the_year_with_its_table(signed_in, lifter):
    finished(lifter, ago=0, total_volume_kg=Decimal(800))
    finished(lifter, ago=1, total_volume_kg=Decimal(2000))
    finished(lifter, ago=2, total_volume_kg=Decimal(1000), time_zone="Pacific/Kiritimati")  # a day later there
    finished(lifter, ago=20, total_sets=1)

    year = part(signed_in.get(URL).content.decode(), "year")

    assert "<output>3 workout days</output>" in year
    assert year.count("<rect class=") == 3 + 4  # the legend
    assert "<title>18 March: 800 kg</title>" in year
    assert "<title>17 March: 2 workouts, 3.0 t</title>" in year
    assert "<title>26 February: 1 set</title>" in year
    assert 'aria-label="January to June 2026, a square a day, stronger for more volume"' in year
    assert '<tr><th scope="row"><a href="/progress/calendar/?month=2026-02">February</a></th><td>1</td>' in year
    assert f'<a href="{reverse("calendar")}">Calendar</a>' in year
