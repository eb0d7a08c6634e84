"""Titles of other languages, put together from names and qualifiers."""

import csv
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from workouts.services import catalogue
from workouts.services.matching import _EQUIPMENT as EQUIPMENT
from workouts.services.matching import KnownNames
from workouts.services.spellings import words
from workouts.services.translations import DATA, LANGUAGES, english, is_assisted, languages_of, simplified


@pytest.mark.parametrize(
    ("title", "language", "meant"),
    [
        ("Supino Reto (Barra)", "pt", "bench press (barbell)"),
        ("Supino Inclinado (Halter)", "pt", "incline bench press (dumbbell)"),
        ("Bench Press (Halter)", "tr", "bench press (barbell)"),
        ("Göğüs Presi (Dambıl)", "tr", "bench press (dumbbell)"),
        ("GÖĞÜS PRESİ (DAMBIL)", "tr", "bench press (dumbbell)"),
        ("Bankdrücken (Langhantel)", "de", "bench press (barbell)"),
        ("Développé couché (Haltères)", "fr", "bench press (dumbbell)"),
        ("Developpe couche (barre)", "fr", "bench press (barbell)"),
        ("Press de banca (Mancuerna)", "es", "bench press (dumbbell)"),
        ("Panca piana (Bilanciere)", "it", "bench press (barbell)"),
        ("Klimmzüge", "de", "pull up"),
        ("Klimmzug (mit Gewicht)", "de", "pull up (weighted)"),
        ("Puxada Alta na Polia (Máquina)", "pt", "lat pulldown (cable)"),
        ("Zercher Squat (Makine)", "tr", "zercher squat (machine)"),
    ],
)
def test_english_of_a_title_with_and_without_its_qualifier(title, language, meant):
    assert next(english(title, language=language)) == (meant, "")


def test_english_leaves_out_what_a_name_is_done_with_at_last():
    assert list(english("Klimmzug (Maschine)", language="de")) == [("pull up (machine)", ""), ("pull up", "machine")]
    assert list(english("Hexenschuss (Maschine)", language="de")) == [("hexenschuss (machine)", "")]


@pytest.mark.parametrize("title", ["My own thing", "Lat Pulldown (Rope)", "Supino (pedra)", "(Barra)", ""])
def test_english_of_anything_else_is_nothing(title):
    assert [list(english(title, language=language)) for language in LANGUAGES] == [[]] * len(LANGUAGES)


@pytest.mark.parametrize(
    ("titles", "languages"),
    [
        (["Supino Reto (Barra)", "Agachamento (Barra)", "My thing", "Yoga"], ("pt",)),
        (["Kniebeuge (Langhantel)", "Curl (barre)", "Klimmzüge"], ("de",)),
        (["My press (Bar)", "My row (Makine)"], ("tr",)),
        (["Klimmzüge"], ("de",)),
        (["Kniebeuge", "Klimmzüge", "Bankdrücken", "Şınav", "Barfiks", "Agachamento"], ("de", "tr")),
        (["Klimmzüge", "My thing"], ()),
        (["My row (Machine)", "My press (Cable)", "My curl (Smith Machine)"], ()),
        (["My thing"], ()),
        ([], ()),
    ],
)
def test_a_language_is_told_by_the_titles_it_knows(titles, languages):
    assert languages_of(titles) == languages


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Pull Up (Assisted)", True),
        ("Dominada (Asistida)", True),
        ("KLIMMZUG (unterstützt)", True),
        ("Assisted thing", False),
        ("Dominada (Con Peso)", False),
        ("", False),
    ],
)
def test_help_is_told_by_the_brackets_of_any_language(title, told):
    assert is_assisted(title) is told


@cache
def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.django_db
def test_every_name_of_the_table_is_in_the_catalogue_in_every_language(lifter):
    catalogue.load()
    names, qualifiers = KnownNames(lifter), [row["english"] for row in table("qualifiers.csv")]

    for line in table("titles.csv"):
        name = line["english"]
        assert any(names.find(each) for each in [name, *(f"{name} ({qualifier})" for qualifier in qualifiers)]), name
        assert any(line[language].strip() for language in LANGUAGES), name


def real_titles(language):
    """Titles that other trackers give their own exercises in a language, with what they call them in English."""
    path = Path(__file__).parents[1] / "data" / "translated_titles.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return [(row["title"], row["english"]) for row in csv.DictReader(rows) if row["language"] == language]


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_of_a_real_file_means_what_it_is_in_english(lifter, language):
    catalogue.load()
    titles = real_titles(language)
    names, originals = KnownNames(lifter, titles=[title for title, _ in titles]), KnownNames(lifter)

    assert {title: names.find(title) for title, _ in titles} == {title: originals.find(name) for title, name in titles}
    assert titles
    assert [name for _, name in titles if not originals.find(name)] == []


@pytest.mark.django_db
def test_a_title_that_another_tracker_translates_wrongly_is_left_to_the_lifter(lifter):
    """Hevy's sit up is "squats" in Russian."""
    catalogue.load()
    names = KnownNames(lifter, titles=[title for title, _ in real_titles("ru")])

    assert [names.find(title) and names.find(title).name for title in ("Приседания", "Приседания (Штанга)")] == [
        None,
        "Squat (barbell)",
    ]


# What makes an exercise another one, with the beginnings by which each language says it.
MARKS = {
    "incline": {
        "de": ["schrag"], "fr": ["incline"], "es": ["inclinad"], "pt": ["inclinad"], "it": ["inclinat"],
        "tr": ["egimli", "egik", "incline", "ust gogus", "yuksek"], "ru": ["на наклон"],
    },
    "decline": {
        "de": ["negativ", "erhohte"], "fr": ["decline"], "es": ["declin"], "pt": ["declin"], "it": ["declin"],
        "tr": ["decline", "ters egimli", "alt gogus"], "ru": ["в наклоне"],
    },
    "close grip": {
        "de": ["eng"], "fr": ["serre"], "es": ["cerrad"], "pt": ["fechad", "triangulo"], "it": ["strett"], "tr": ["dar"],
        "ru": ["узк"],
    },
    "sumo": {language: ["сумо" if language == "ru" else "sumo"] for language in LANGUAGES},
    "assisted": {
        "de": ["unterst", "assist"], "fr": ["assist"], "es": ["asist"], "pt": ["assist", "graviton"], "it": ["assist"],
        "tr": ["yardim", "destek"], "ru": ["с поддержкой"],
    },
}  # fmt: skip

# Words of other trackers that say it all the same: what bends over "is inclined", and the feet of a decline push up are high.
SAID_ALL_THE_SAME = {
    ("bent over row", "es"), ("bent over row", "it"), ("decline crunch", "es"), ("decline crunch", "tr"),
    ("chest supported incline row", "it"), ("decline push up", "tr"), ("decline bench press", "tr"),
}  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_name_in_another_language_tells_apart_what_english_does(mark):
    found = []
    for line in table("titles.csv"):
        for language, beginnings in MARKS[mark].items():
            names = [f" {simplified(name)}" for name in line[language].split("|") if name]
            told = [name for name in names if any(f" {beginning}" in name for beginning in beginnings)]
            differing = [name for name in names if name not in told] if mark in line["english"] else told
            if (line["english"], language) not in SAID_ALL_THE_SAME:
                found += [(line["english"], language, name.strip()) for name in differing]

    assert found == []


def is_done_with(exercise, word):
    if word in exercise.name.casefold():
        return True
    return exercise.type == "bodyweight_assisted" if word == "assisted" else EQUIPMENT[word] in exercise.equipment


@pytest.mark.django_db
def test_no_name_is_taken_for_an_exercise_that_is_done_with_something_else(lifter):
    """But for qualifiers that name nothing: a weight that is added, and the body."""
    catalogue.load()
    names, qualifiers = KnownNames(lifter), table("qualifiers.csv")
    right, wrong = set(), []

    for language in LANGUAGES:
        known = {simplified(name) for line in table("titles.csv") for name in line[language].split("|")}
        for name, qualifier in product(known, qualifiers):
            title, word = simplified(f"{name} ({qualifier[language].split('|')[0]})"), qualifier["english"]
            exercise = names._in(language, title) if title not in known else None
            if exercise and word not in ("weighted", "bodyweight"):
                if is_done_with(exercise, word):
                    right.add((language, word))
                else:
                    wrong.append((title, exercise.name))

    assert wrong == []
    assert {language for language, _ in right} == set(LANGUAGES)
    assert {word for _, word in right} == {each["english"] for each in qualifiers} - {"weighted", "bodyweight"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Bench Press (Barbell)", ("barbell", "bench", "press")),
        ("Barbell Curls", ("barbell", "curl")),
        ("T-Bar Row", ("bar", "row", "t")),
        ("", ()),
    ],
)
def test_words_of_a_name(name, found):
    assert words(name) == found
