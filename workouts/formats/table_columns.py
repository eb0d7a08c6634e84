"""What the columns of any table of sets may hold, told by their names."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workouts.formats.numbers import DISTANCES, WEIGHTS
from workouts.formats.parsed import UnknownFormat, shortened

# What a column may hold, with the names by which it is guessed, the surest first: letters alone, without accents and units.
ROLES: Mapping[str, tuple[str, ...]] = {
    "date": (
        "date", "workoutdate", "workoutdatetime", "datetime", "day", "start", "starttime", "startedat", "workoutstart",
        "sessiondate", "performedat", "performedon", "loggedat", "timestamp", "datum", "fecha", "data", "tarih", "jour",
        "дата", "dato",
    ),
    "exercise": (
        "exercise", "exercisename", "exercisetitle", "movement", "lift", "ename", "ubung", "ubungsname", "exercice",
        "ejercicio", "nombredelejercicio", "exercicio", "esercizio", "oefening", "ovning", "cwiczenie", "egzersiz", "hareket",
        "упражнение", "menu", "activity", "name",
    ),
    "clock": (
        "clock", "timeofday", "starttime", "workoutstart", "uhrzeit", "zeit", "hora", "heure", "ora", "orario", "saat", "time",
        "start",
    ),
    "workout": (
        "workoutname", "workouttitle", "sessionname", "routinename", "dayname", "workout", "session", "routine", "title",
        "training", "trainingname", "program", "programname", "plan", "entrenamiento", "entrainement", "allenamento",
        "programma", "treino", "antrenman", "name",
    ),
    "set_type": ("settype", "iswarmup", "warmup", "iswarmupset", "warmupset"),
    "weight": (
        "weight", "completedweightvalue", "completedweight", "actualweight", "weightvalue", "load", "kg", "kgs", "lb", "lbs",
        "gewicht", "peso", "poids", "carga", "carico", "agirlik", "вес",
    ),
    "weight_unit": ("weightunit", "weightunits", "completedweightunit", "unit", "units", "einheit"),
    "reps": (
        "reps", "completedreps", "actualreps", "repscompleted", "repetitions", "rep", "wiederholungen", "wdh", "repeticiones",
        "repetitions", "repeticoes", "ripetizioni", "herhalingen", "tekrar", "повторения",
    ),
    "distance": (
        "distance", "km", "miles", "distanz", "strecke", "distancia", "distanza", "mesafe", "kilometers", "kilometres",
        "meters", "metres",
    ),
    "distance_unit": ("distanceunit", "distanceunits"),
    "duration": (
        "setduration", "duration", "seconds", "sec", "secs", "time", "hold", "holdtime", "dauer", "duree", "duracion",
        "duracao", "durata", "sure", "minutes", "mins",
    ),
    "rpe": ("rpe", "completedrpe", "actualrpe"),
    "notes": (
        "setnotes", "setnote", "exercisenotes", "notes", "note", "comment", "comments", "remarks", "notiz", "notizen",
        "kommentar", "bemerkung", "notas", "remarques", "appunti", "commento", "notlar",
    ),
    "done": ("completed", "iscompleted", "iscomplete", "done", "skipped", "isskipped", "saltato", "ubersprungen"),
}  # fmt: skip
REQUIRED = ("date", "exercise")
MEASURED = ("weight", "reps", "distance", "duration")
TIME = "time"  # of a set, or of the day

# How many sets a row stands for.
SEVERAL = frozenset({"sets", "setcount", "numberofsets", "noofsets", "numsets", "satze", "series", "serie"})
NUMBERED = re.compile(r"\b(?:set|satz|serie|série|reps?|weight|kgs?|lbs?)[ _#.]{0,2}[0-9]{1,2}\b")
SEVERAL_IN_A_ROW = (
    "This table has several sets in a row ({}). Give each set a row of its own, with its date and its exercise, and "
    "choose the file again."
)

IN_BRACKETS = re.compile(r" ?[(\[].*")
WORD = re.compile(r"[^\W\d_]+")
SECONDS = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
    "sek": 1, "sekunden": 1, "secondi": 1, "segundos": 1, "secondes": 1, "minuten": 60, "minuti": 60, "minutos": 60,
}  # fmt: skip
UNITS = sorted({*WEIGHTS, *DISTANCES, *SECONDS}, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a table's columns, and its first rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def guessed(self) -> dict[str, str]:
        """Return the column of each role whose name says so: {"date": "datum"}."""
        found: dict[str, str] = {}
        for role, known in ROLES.items():
            free = [name for name in self.names if name not in found.values() and self._may_be(role, name, found)]
            keys = {name: {_key(name), _without_unit(name)} for name in free}
            name = next((name for each in known for name in free if each in keys[name]), "")
            if name:
                found[role] = name
        return found

    def _may_be(self, role: str, name: str, found: Mapping[str, str]) -> bool:
        """A time beside the date or before the exercise is that of the day; a duration before it is the workout's."""
        place, exercise = self.names.index(name), self.names.index(found.get("exercise", self.names[-1]))
        if role == "duration":
            return place > exercise
        if role == "clock" and _key(name) == TIME:
            return place < exercise or (place > 0 and self.names[place - 1] == found.get("date"))
        return True


def refuse_several_sets(names: Sequence[str]) -> None:
    """Raise UnknownFormat for a table that has the sets of an exercise side by side."""
    numbered = [name for name in names if NUMBERED.search(name)]
    if len(numbered) > 1:
        raise UnknownFormat(SEVERAL_IN_A_ROW.format(", ".join(f"“{shortened(name)}”" for name in numbered[:2]) + " …"))


def counts_sets(name: str) -> bool:
    return _key(name) in SEVERAL


def says_reps(word: str) -> bool:
    return _letters(word.casefold()) in ROLES["reps"]


def factor_in(name: str, role: str, known: Mapping[str, Decimal]) -> Decimal | None:
    """Return what the unit in the name of a column stands for: weight (lbs), weight_kg, weightkg."""
    words = WORD.findall(name)
    ending = next(
        (unit for unit in sorted(known, key=len, reverse=True) if _key(name) in {each + unit for each in ROLES[role]}),
        "",
    )
    return next((known[word] for word in [*words, ending] if word in known), None)


def seconds_in(name: str) -> int:
    """Return of how many seconds the figures of a column are: duration (min), minutes, durationmin."""
    words, key = WORD.findall(name), _key(name)
    ending = next((key.removeprefix(each) for each in ROLES["duration"] if key.removeprefix(each) in SECONDS), "")
    alone = words if len(words) == 1 else words[1:]
    return next((SECONDS[word] for word in [*alone, ending] if word in SECONDS), 1)


def in_other_units(columns: Mapping[str, str], names: Sequence[str]) -> dict[str, list[str]]:
    """Return by role the columns that hold the same as the one chosen in another unit: weight_lbs beside weight_kg."""
    found: dict[str, list[str]] = {}
    for role, known in (("weight", WEIGHTS), ("distance", DISTANCES)):
        chosen = columns.get(role, "")
        if factor_in(chosen, role, known):
            free = [name for name in names if name not in columns.values() and factor_in(name, role, known)]
            found[role] = [name for name in free if _base(name) == _base(chosen)]
    return found


def _key(name: str) -> str:
    return _letters(IN_BRACKETS.sub("", name)) or _letters(name)


def _base(name: str) -> str:
    """Return the name without what is in brackets and without its unit; nothing where it is a unit alone."""
    key = _without_unit(name)
    return "" if key in UNITS else key


def _without_unit(name: str) -> str:
    key = _key(name)
    return next((key.removesuffix(unit) for unit in UNITS if key.endswith(unit) and key != unit), key)


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.replace("ı", "i"))
    return "".join(WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
