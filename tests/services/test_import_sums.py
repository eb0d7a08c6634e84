"""What is stored of a file adds up to what its rows say, counted here by other means."""

import csv
import io
import random
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from django.db.models import Sum

from tests.factories.hevy import HEADER
from workouts.enums import SetType
from workouts.formats.files import parse
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import catalogue
from workouts.services.imports import import_history

FIRST = datetime(2025, 1, 31, 23, 40)
TYPES = {
    "normal": SetType.NORMAL, "warmup": SetType.WARMUP, "dropset": SetType.DROP, "failure": SetType.FAILURE, "": SetType.NORMAL,
}  # fmt: skip
LIFTED = [
    "Bench Press (Barbell)",
    "Supino (Halter)",
    "Puxada Alta na Polia (Máquina)",
    "Meu exercício 💪",
    "Agachamento (Barra)",
]
COUNTED = ["Barra Fixa", "Flexão"]
RUN = ["Corrida", "Esteira"]
POUND, MILE = Decimal("0.45359237"), Decimal("1609.344")


def written(moment, locale):
    return f"{moment.day} {format_date(moment, 'MMM', locale=locale)} {moment.year}, {moment:%H:%M}"


def rows_of(dice, locale):
    """Yield the cells of sets: blocks of one to five in forty workouts, newest first."""
    for number in range(40, 0, -1):
        start = FIRST + timedelta(days=number, minutes=dice.randrange(300))
        times = [written(moment, locale) for moment in (start, start + timedelta(minutes=dice.randrange(1, 150)))]
        for place in range(dice.randrange(1, 5)):
            name = dice.choice(LIFTED + COUNTED + RUN)
            superset, note = dice.choice(["", "", str(place // 2)]), dice.choice(["", "slow", r"one\ntwo"])
            for index in range(dice.randrange(1, 6)):
                yield [
                    f"Treino {number}",
                    *times,
                    "",
                    name,
                    superset,
                    note,
                    index,
                    dice.choice(list(TYPES)),
                    *values(dice, name),
                ]


def values(dice, name):
    if name in LIFTED:
        return [dice.choice(["0", "20", "22.5", "102.06", "45.36", "7.5"]), dice.randrange(0, 30), "", dice.choice(["", "0"]), dice.choice(["", "8.5"])]  # fmt: skip
    if name in COUNTED:
        return ["", dice.randrange(0, 30), "", "", ""]
    return ["", "", dice.choice(["0", "5", "2.37"]), dice.randrange(1, 7200), ""]


def file(rows, header):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerows(rows)
    return f"{header}\n{text.getvalue()}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("locale", "weight", "distance", "seed"),
    [
        ("en", "kg", "km", 1),
        ("pt_BR", "lbs", "km", 2),
        ("tr", "kg", "miles", 3),
        ("de", "lbs", "miles", 4),
        ("fr", "kg", "km", 5),
    ],
)
def test_import_stores_what_the_rows_of_a_file_add_up_to(lifter, locale, weight, distance, seed):
    catalogue.load()
    rows = list(rows_of(random.Random(seed), locale))
    header = HEADER.replace("weight_kg", f"weight_{weight}").replace("distance_km", f"distance_{distance}")

    found = import_history(lifter, parse(file(rows, header)))

    kg = [Decimal(row[9] or 0) * (POUND if weight == "lbs" else 1) for row in rows]
    metres = [Decimal(row[11] or 0) * (MILE if distance == "miles" else 1000) for row in rows]
    sets, sessions = WorkoutSet.objects.owned_by(lifter), WorkoutSession.objects.owned_by(lifter)
    assert (found.sets, len(found.skipped), found.duplicates) == (len(rows), 0, 0)
    assert sum_of(sets, "weight_kg") == pytest.approx(sum(kg), abs=Decimal("0.001"))
    assert sum_of(sets, "distance_m") == pytest.approx(sum(metres), abs=Decimal(1))
    assert [sum_of(sets, field) for field in ("reps", "duration_seconds")] == [
        sum(int(row[place] or 0) for row in rows) for place in (10, 12)
    ]
    assert Counter(sets.values_list("set_type", flat=True)) == Counter(TYPES[row[8]] for row in rows)
    volume = sum(of * row[10] for of, row in zip(kg, rows, strict=True) if row[9] and row[8] != "warmup")
    assert sum_of(sessions, "total_volume_kg") == pytest.approx(volume, abs=Decimal("0.1"))


@pytest.mark.django_db
def test_import_stores_the_rest_of_the_rows_as_they_say_it(lifter):
    catalogue.load()
    rows = list(rows_of(random.Random(6), "es"))

    import_history(lifter, parse(file(rows, HEADER)))

    sets, blocks = WorkoutSet.objects.owned_by(lifter), SessionExercise.objects.owned_by(lifter)
    assert sets.filter(rpe__isnull=False).count() == sum(row[13] != "" for row in rows)
    assert sets.filter(weight_kg__isnull=False).count() == sum(row[9] != "" for row in rows)
    assert {session.title for session in WorkoutSession.objects.owned_by(lifter)} == {row[0] for row in rows}
    assert {note for note in blocks.values_list("notes", flat=True) if note} == {"slow", "one\ntwo"}


def sum_of(found, field):
    return found.aggregate(total=Sum(field))["total"]
