"""Files in other languages, whose titles mean exercises of the catalogue."""

import pytest

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.factories.hevy import bring_in, row, sets_of
from workouts.models import Exercise
from workouts.services import catalogue
from workouts.services.translations import LANGUAGES

FILES = {
    "de": [
        ("Bankdrücken (Langhantel)", "Bench press (barbell)"),
        ("Kniebeuge (Langhantel)", "Squat (barbell)"),
        ("Latzug (Kabelzug)", "Lat pulldown (cable)"),
        ("Beinpresse (Maschine)", "Leg press (machine)"),
        ("Seitheben (Kurzhantel)", "Lateral raise (dumbbell)"),
    ],
    "fr": [
        ("Rowing Barre", "Bent over row (barbell)"),
        ("Traction Assistée", "Pull up (assisted)"),
        ("Développé couché (Barre)", "Bench press (barbell)"),
        ("Soulevé de terre (Barre)", "Deadlift (barbell)"),
        ("Curl marteau (Haltères)", "Hammer curl (dumbbell)"),
        ("Tractions", "Pull up"),
        ("Planche", "Plank"),
    ],
    "es": [
        ("Remo con Barra", "Bent over row (barbell)"),
        ("Press de banca (Barra)", "Bench press (barbell)"),
        ("Peso muerto (Barra)", "Deadlift (barbell)"),
        ("Curl de bíceps (Mancuerna)", "Bicep curl (dumbbell)"),
        ("Jalón al pecho (Polea)", "Lat pulldown (cable)"),
        ("Dominadas", "Pull up"),
    ],
    "pt": [
        ("Supino Reto (Barra)", "Bench press (barbell)"),
        ("Levantamento Terra (Barra)", "Deadlift (barbell)"),
        ("Elevação Lateral (Halteres)", "Lateral raise (dumbbell)"),
        ("Cadeira Extensora (Máquina)", "Leg extension (machine)"),
        ("Rosca Direta (Barra)", "Bicep curl (barbell)"),
        ("Prancha", "Plank"),
    ],
    "it": [
        ("Trazioni Assistite", "Pull up (assisted)"),
        ("Panca piana (Bilanciere)", "Bench press (barbell)"),
        ("Stacco da terra (Bilanciere)", "Deadlift (barbell)"),
        ("Alzate laterali (Manubri)", "Lateral raise (dumbbell)"),
        ("Trazioni", "Pull up"),
    ],
    "ru": [
        ("Жим лежа (Гантель)", "Bench press (dumbbell)"),
        ("Приседания (Штанга)", "Squat (barbell)"),
        ("Подтягивания", "Pull up"),
    ],
    "tr": [
        ("Bench Press (Halter)", "Bench press (barbell)"),
        ("Squat (Halter)", "Squat (barbell)"),
        ("Yana Açış (Dambıl)", "Lateral raise (dumbbell)"),
        ("Barfiks", "Pull up"),
        ("Şınav", "Push up"),
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_import_recognises_the_titles_of_a_file_in_another_language(lifter, language):
    catalogue.load()

    found = bring_in(lifter, *(row(title, index=0, values=",5,,,") for title, _ in FILES[language]))

    assert sets_of(lifter, "exercise__name") == [name for _, name in FILES[language]]
    assert (found.matched, found.created) == (len(FILES[language]), ())


@pytest.mark.django_db
def test_import_takes_a_title_for_the_language_of_the_file(lifter):
    """A halter is a dumbbell in one language and a barbell in another."""
    barbell, dumbbell = (ExerciseFactory(name=f"Squat ({name})") for name in ("barbell", "dumbbell"))

    bring_in(lifter, row("Squat (Halter)"), row("Şınav"), row("Barfiks"))

    assert sets_of(lifter, "exercise_id")[0] == barbell.pk
    assert dumbbell.pk not in sets_of(lifter, "exercise_id")


@pytest.mark.django_db
def test_import_knows_titles_of_two_languages_where_the_app_was_used_in_both(lifter):
    catalogue.load()
    titles = ["Squat (Bar)", "Deadlift (Bar)", "Şınav", "Bankdrücken (Langhantel)", "Klimmzüge", "Face Pull"]

    found = bring_in(lifter, *(row(title, values=",5,,,") for title in titles))

    assert sets_of(lifter, "exercise__name") == [
        "Squat (barbell)", "Deadlift (barbell)", "Push up", "Bench press (barbell)", "Pull up", "Face pull",
    ]  # fmt: skip
    assert found.created == ()


@pytest.mark.django_db
def test_import_finds_the_same_words_in_another_order_or_number(lifter):
    curl = ExerciseFactory(name="Bicep curl (barbell)")
    ExerciseFactory(name="Press up")
    ExerciseFactory(name="Up press")
    own = CustomExerciseFactory(created_by=lifter, name="Zercher’s walk")

    bring_in(lifter, row("Barbell Bicep Curls"), row("Up-Presses"), row("UP, PRESS"), row("walk: zerchers"))

    ids = sets_of(lifter, "exercise_id")
    assert (ids[0], ids[3]) == (curl.pk, own.pk)
    assert Exercise.objects.filter(created_by=lifter).count() == 3  # whose words mean two is neither
