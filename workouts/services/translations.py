"""What the exercises of other trackers are called in other languages: our own words, put together from two tables.

A title is a name and, in brackets, what it is done with: "Supino Reto (Barra)" is "bench press (barbell)". Both halves have to be
of one language: a halter is a dumbbell in Portuguese and a barbell in Turkish.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = ("de", "fr", "es", "pt", "it", "tr")
QUALIFIED = re.compile(r"(.+?) ?\(([^()]+)\)")

Table = dict[str, dict[str, list[str]]]


def english(title: str, *, language: str = "") -> Iterator[str]:
    """Yield what a title may mean in English, the likeliest first; a language that is known goes before the others."""
    plain = simplified(title)
    for each in sorted(LANGUAGES, key=lambda each: each != language):
        yield from _in(each, plain)


def language_of(titles: Iterable[str]) -> str:
    """Return the language that knows most of the titles; "" where none knows any."""
    plains = [simplified(title) for title in titles]
    known = Counter({language: sum(any(_in(language, plain)) for plain in plains) for language in LANGUAGES})
    language, count = known.most_common(1)[0]
    return language if count else ""


def simplified(title: str) -> str:
    """Leave out case, accents, the dot that a Turkish i has or lacks, and what merely parts words."""
    plain = unicodedata.normalize("NFD", title.casefold().replace("ı", "i").replace("ß", "ss"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[-–—_/,.:]", " ", re.sub(r"[’'`´]", "", letters)).split())


def _in(language: str, plain: str) -> Iterator[str]:
    """Yield the whole as a name, then a name with a qualifier, then the name alone."""
    names, qualifiers = _table("titles.csv")[language], _table("qualifiers.csv")[language]
    yield from names.get(plain, [])
    match = QUALIFIED.fullmatch(plain)
    if match is None:
        return
    for name in names.get(match[1], []):
        yield from (f"{name} ({qualifier})" for qualifier in qualifiers.get(match[2], []))
        if match[2] in qualifiers:
            yield name


@cache
def _table(file: str) -> Table:
    """Return English names by language and simplified name, in the order of the file."""
    found: Table = {language: {} for language in LANGUAGES}
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for language in LANGUAGES:
                for name in row[language].split("|"):
                    known = found[language].setdefault(simplified(name), [])
                    if row["english"] not in known:
                        known.append(row["english"])
    return found
