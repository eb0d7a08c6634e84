"""What the exercises of other trackers are called in other languages: our own words, put together from two tables.

A title is a name and, in brackets, what it is done with: "Supino Reto (Barra)" is "bench press (barbell)". Both halves have to be
of one language: a halter is a dumbbell in Portuguese and a barbell in Turkish. Some apps leave the name in English and translate
what it is done with alone: "Bench Press (Bar)". A title that stands whole in the table means that and nothing else, for not all
are put together so: "Puxada Alta na Polia (Máquina)" is done with a cable.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = ("de", "fr", "es", "pt", "it", "tr", "ru")
ASSISTED = "assisted"
QUALIFIED = re.compile(r"(.+?) ?\(([^()]+)\)")

Table = dict[str, dict[str, list[str]]]


class Meant(NamedTuple):
    """What a title may mean in English; what it is done with is left out where the name may not say it."""

    name: str
    left_out: str = ""


def english(title: str, *, language: str) -> Iterator[Meant]:
    """Yield what a title of the language may mean in English, the likeliest first."""
    plain = simplified(title)
    names, qualifiers = _table("titles.csv")[language], _table("qualifiers.csv")[language]
    if plain in names:
        yield from map(Meant, names[plain])
        return
    match = QUALIFIED.fullmatch(plain)
    if match is None or match[2] not in qualifiers:
        return
    known = names.get(match[1], [])
    for name in known or [match[1]]:
        yield from (Meant(f"{name} ({qualifier})") for qualifier in qualifiers[match[2]])
    for name in known:
        yield from (Meant(name, left_out=qualifier) for qualifier in qualifiers[match[2]])


def languages_of(titles: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that titles are in, the one that knows most of them first, then whatever knows most of the rest.

    Whoever changes the language of an app has titles of both. One title tells nothing unless it is the only one.
    """
    plains = {simplified(title) for title in titles}
    found: list[str] = []
    fewest = min(2, len(plains))
    while len(plains) >= fewest > 0:
        told = {language: {plain: _told(plain, language) for plain in plains} for language in LANGUAGES}
        language = max(LANGUAGES, key=lambda each: sum(told[each].values()))
        known = {plain for plain, speaks in told[language].items() if speaks}
        if len(known) < fewest:
            break
        found.append(language)
        plains -= known
        fewest = 2
    return tuple(found)


def is_assisted(title: str) -> bool:
    """Tell by its brackets, in any language, whether weights at an exercise are help."""
    match = QUALIFIED.fullmatch(simplified(title))
    return match is not None and (
        match[2] == ASSISTED or any(ASSISTED in _table("qualifiers.csv")[each].get(match[2], []) for each in LANGUAGES)
    )


def simplified(title: str) -> str:
    """Leave out case, accents, the dot that a Turkish i has or lacks, and what merely parts words."""
    plain = unicodedata.normalize("NFD", title.casefold().replace("ı", "i").replace("ß", "ss"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[-–—_/,.:]", " ", re.sub(r"[’'`´]", "", letters)).split())


def _told(plain: str, language: str) -> int:
    """Tell how much a title speaks for a language: 2 where it has the name, 1 where it has what is in the brackets alone.

    Brackets that are English as well speak for nothing.
    """
    names, qualifiers = _table("titles.csv")[language], _table("qualifiers.csv")[language]
    match = QUALIFIED.fullmatch(plain)
    if plain in names or (match and match[1] in names and match[2] in qualifiers):
        return 2
    return int(match is not None and match[2] in qualifiers and match[2] not in qualifiers[match[2]])


@cache
def _table(file: str) -> Table:
    """Return English names by language and simplified name, in the order of the file."""
    found: Table = {language: {} for language in LANGUAGES}
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for language in LANGUAGES:
                for name in filter(None, row[language].split("|")):
                    known = found[language].setdefault(simplified(name), [])
                    if row["english"] not in known:
                        known.append(row["english"])
    return found
