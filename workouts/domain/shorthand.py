"""A whole set typed into one field: 100x8@9. static/js/live/shorthand.js does the same at once in the page."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

# More can't be meant with an effort beside it, where the weight stands.
MOST_REPS_MEANT = 30

_TIMES = re.compile(r"[x×*х✕]", re.IGNORECASE)
_FIGURE = re.compile(r"[+\-−]?[.,]?\d[\d.,: a-z]*", re.IGNORECASE)
_EFFORT = re.compile(r"\d+(?:[.,]\d*)?")
_WHOLE = re.compile(r"\d+")
_LAST_WORD = re.compile(r"[a-z]+(?=[\d ]*\Z)", re.IGNORECASE)
_FIELD_OF_UNIT = {
    "kg": "weight",
    "lb": "weight",
    "lbs": "weight",
    "rep": "reps",
    "reps": "reps",
    "km": "distance",
    "mi": "distance",
    "s": "duration",
    "sec": "duration",
    "min": "duration",
    "h": "duration",
}


def spread(text: str, *, field: str, fields: Sequence[str]) -> dict[str, str] | None:
    """Return what belongs into which field, of a text typed into one of them; None where it is only what it seems.

    `fields` are those of the row in their order, without the effort, which is "rpe". What stays out of the answer keeps
    its value. One figure alone is the reps, unless its unit, or the place where it was typed, says otherwise.
    """
    figures, at, effort = (part.strip() for part in text.partition("@"))
    parts = [part.strip() for part in _TIMES.split(figures)]
    if not at and len(parts) == 1:
        return None
    if len(parts) > len(fields) or not all(_FIGURE.fullmatch(part) for part in parts if part):
        return None
    if effort and not _EFFORT.fullmatch(effort):
        return None
    names = [_field_of(parts[0], field, fields)] if len(parts) == 1 else list(fields)
    found = {name: part for name, part in zip([*names, "rpe"], _filled(parts, names, effort), strict=True) if part}
    return found or None


def spread_row(typed: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """Return the fields of a row with a shorthand in one of them put in its places."""
    values = dict(typed.items())
    for field in [*fields, "rpe"]:
        found = spread(str(values.get(field) or ""), field=field, fields=fields)
        # A figure that belongs elsewhere would leave its own field without one: that is refused as it was typed.
        if found and (field in found or field == "rpe"):
            return values | found
    return values


def _filled(parts: list[str], names: list[str], effort: str) -> list[str]:
    return [*parts, *[""] * (len(names) - len(parts)), effort]


def _field_of(part: str, field: str, fields: Sequence[str]) -> str:
    word = _LAST_WORD.search(part)
    named = "duration" if ":" in part else _FIELD_OF_UNIT.get(word[0].lower(), "") if word else ""
    if named in fields:
        return named
    if "reps" in fields and not (field == "weight" and _is_weight(part)):
        return "reps"
    return field if field in fields else fields[0]


def _is_weight(part: str) -> bool:
    return not _WHOLE.fullmatch(part) or Decimal(part) > MOST_REPS_MEANT
