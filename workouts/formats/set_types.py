"""What kind of set a row is, as the trackers call it that say so in a column of its own."""

from collections import Counter
from collections.abc import Mapping

from workouts.formats.parsed import SetType, first_of, shortened

YES = frozenset({"1", "1.0", "true", "yes", "y", "x", "ja", "oui", "si", "sí", "sì", "sim", "evet", "tak", "да"})
NO = frozenset({"", "0", "0.0", "false", "no", "n", "-", "nein", "non", "não", "hayır", "nie", "нет"})
KINDS: Mapping[str, SetType] = {
    **dict.fromkeys(("w", "warm", "warmup", "warmupset", "aufwärmen", "aufwärmsatz", "riscaldamento"), "warmup"),
    **dict.fromkeys(("d", "drop", "dropset"), "drop"),
    **dict.fromkeys(("f", "fail", "failure", "failureset", "tofailure"), "failure"),
    **dict.fromkeys(
        ("n", "normal", "normalset", "regular", "standard", "set", "work", "working", "workingset"), "normal"
    ),
}


def read_set_type(text: str, column: str, strange: Counter[str]) -> SetType:
    """Return what a cell says of its set; what is not known here is taken for a normal one, and noted."""
    found = _known(text.strip().casefold(), column)
    if found is None:
        strange[shortened(text)] += 1
    return found or "normal"


def told_of_types(strange: Counter[str]) -> list[str]:
    said = [f"{name} ({count:,})" for name, count in strange.most_common()]
    return [f"Types of sets that are not known here, taken for normal ones: {first_of(said)}."] if said else []


def is_done(text: str, column: str) -> bool | None:
    """Return whether a set was done: a column may ask that, or whether it was skipped. None for what is not known here."""
    said = text.strip().casefold()
    if said == "":
        return True
    if said not in YES | NO:
        return None
    asks_otherwise = any(word in column for word in ("skip", "saltat", "übersprungen", "omitid", "pulad"))
    return (said in YES) is not asks_otherwise


def _known(said: str, column: str) -> SetType | None:
    """A column may only ask whether it is a warm-up."""
    if "warm" in column:
        return "warmup" if said in YES else "normal" if said in NO else KINDS.get(_letters(said))
    if said in NO or said.isdigit():
        return "normal"
    return KINDS.get(_letters(said))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())
