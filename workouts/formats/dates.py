"""Moments as other trackers write them: local wall-clock time without a zone."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import Literal

from babel.dates import get_month_names

from workouts.domain.texts import one_line
from workouts.formats.parsed import UnreadableRow

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "sv", "da", "nb")
SHORTEST_MONTH = 3
LONGEST_DATE = 80
YEARS = range(1970, 2101)
NOON = time(12)

# How the file writes 5/12/2025; None where nothing in it tells.
Order = Literal["day first", "month first"] | None

UNREADABLE = "is not a date and time that can be read"
AMBIGUOUS = "can be two days: nothing in the file tells whether its dates begin with the day or with the month"

MONTH = r"(?P<month>[^\W\d_]+|1?[0-9][月월])"
YEAR = r"(?P<year>[0-9]{4})"
# In the east of Asia they stand before the hour.
MORNING = ("am", "öö", "上午", "凌晨", "清晨", "早上", "午前", "오전")
AFTERNOON = ("pm", "ös", "下午", "中午", "晚上", "午後", "오후")
HALF = rf"[AP]\.? ?M\.?|{'|'.join((*MORNING, *AFTERNOON))}"
CLOCK = (
    rf"(?:(?P<before>{HALF}) ?)?(?P<hour>[0-9]{{1,2}})(?:[:.]| h )(?P<minute>[0-9]{{2}})"
    rf"(?:[:.](?P<second>[0-9]{{2}})(?:\.[0-9]+)?)?(?: ?(?P<behind>{HALF}))?"
)
DAYS = (
    rf"(?P<day>[0-9]{{1,2}})\.?(?: de)?[ -]{MONTH}\.?(?: de)?[ -]{YEAR}",
    rf"{MONTH}\.? (?P<day>[0-9]{{1,2}}),? {YEAR}",
    rf"{YEAR}(?:[-/]|\. ?|[年년] ?)(?P<month>[0-9]{{1,2}})(?:[-/]|\. ?|[月월] ?)(?P<day>[0-9]{{1,2}})[.日일]?",
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4}|[0-9]{2})",
    r"(?P<first>[0-9]{1,2})(?P<dash>[/-])(?P<other>[0-9]{1,2})(?P=dash)(?P<year>[0-9]{4}|[0-9]{2})",
)
OFFSET = r"(?: ?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?"
SHAPES = tuple(
    re.compile(rf"{day}(?: г\.?)?(?:(?:,|T| às| at| à| um| в| kl\.?)? ?{CLOCK}{OFFSET})?", re.IGNORECASE)
    for day in DAYS
)
# Fri, 5 Dec 2025; a month stands in such a place, too, but is tried first.
WEEKDAY = re.compile(r"[^\W\d_]{2,12}(?:-[^\W\d_]{2,6})?\.?,? (?=[^\W_])")
NUMBERS_ALONE = re.compile(r"(?<![0-9])([0-9]{1,2})[/-]([0-9]{1,2})[/-](?:[0-9]{4}|[0-9]{2})\b")


def read_moment(text: str, column: str, *, order: Order = None, zone: tzinfo | None = None) -> datetime | None:
    """Return None for an empty cell.

    A moment with an offset is told by the clock of the zone; without one it is refused, for dropping the offset would
    move the workout.
    """
    found = _read(text, order, zone)
    if found is None:
        return None
    if isinstance(found, str):
        raise UnreadableRow(column, text, found)
    day, clock = found
    if clock is None:
        raise UnreadableRow(column, text, UNREADABLE)
    return _combined(day, clock)


def read_day(text: str, column: str, *, order: Order = None, zone: tzinfo | None = None) -> date | None:
    """Return the day alone, whatever the clock says."""
    found = _read(text, order, zone)
    if isinstance(found, str):
        raise UnreadableRow(column, text, "is not a date that can be read" if found == UNREADABLE else found)
    return found[0] if found else None


def read_noon(text: str, column: str, *, order: Order = None, zone: tzinfo | None = None) -> datetime | None:
    """Return the noon of a day, for nobody knows when it began."""
    day = read_day(text, column, order=order, zone=zone)
    return datetime.combine(day, NOON) if day else None


def order_of(texts: Iterable[str]) -> Order:
    """Tell from all dates of a file what 5/12/2025 means in it; None where nothing tells, or they contradict."""
    matches = (NUMBERS_ALONE.match(WEEKDAY.sub("", text.strip(), count=1)) for text in texts)
    told = {_told(int(match[1]), int(match[2])) for match in matches if match} - {None}
    return told.pop() if len(told) == 1 else None


def _read(text: str, order: Order, zone: tzinfo | None) -> tuple[date, time | None] | str | None:
    """Return the day and the clock, the trouble, or None for an empty cell."""
    return _read_short(text, order, zone) if len(text) <= LONGEST_DATE else UNREADABLE if one_line(text) else None


_combined = lru_cache(maxsize=4096)(datetime.combine)  # every row of a workout repeats its start and its end


@lru_cache(maxsize=4096)
def _read_short(text: str, order: Order, zone: tzinfo | None) -> tuple[date, time | None] | str | None:
    # split() knows the narrow no-break space that newer iOS writes before AM and PM
    plain = one_line(text)
    if not plain:
        return None
    match = _shaped(plain) or _shaped(WEEKDAY.sub("", plain, count=1) if WEEKDAY.match(plain) else "")
    if match is None:
        return UNREADABLE
    try:
        day, clock, offset = _day(match, order), _clock(match), _offset(match)
    except ValueError:  # a month of another language, 31 June, 25:00, +99:00
        return UNREADABLE
    if day is None:
        return AMBIGUOUS
    if day.year not in YEARS:
        return f"is not between the years {YEARS[0]} and {YEARS[-1]}"
    return (day, clock) if offset is None or clock is None else _by_clock_of(zone, datetime.combine(day, clock, offset))


def _shaped(plain: str) -> re.Match[str] | None:
    return next((found for shape in SHAPES if (found := shape.fullmatch(plain))), None)


def _by_clock_of(zone: tzinfo | None, moment: datetime) -> tuple[date, time] | str:
    there = moment.astimezone(zone) if zone else None
    return (there.date(), there.time()) if there else UNREADABLE


def _day(match: re.Match[str], order: Order) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if "first" not in parts:
        return date(year, _month(parts["month"]), int(parts["day"]))
    first, other = int(parts["first"]), int(parts["other"])
    if first == other:
        return date(year, first, other)
    order = _told(first, other) or order
    if order is None:
        return None
    return date(year, other, first) if order == "day first" else date(year, first, other)


def _told(first: int, other: int) -> Order:
    """Return what a date tells by itself, since no month is beyond the twelfth."""
    return "day first" if first > 12 else "month first" if other > 12 else None


def _clock(match: re.Match[str]) -> time | None:
    if match["hour"] is None:
        return None
    hour = int(match["hour"])
    half = (match["before"] or match["behind"] or "").casefold().replace(".", "").replace(" ", "")
    if half:
        if hour not in range(1, 13) or (match["before"] and match["behind"]):
            raise ValueError(hour)
        hour = hour % 12 + (12 if half in AFTERNOON else 0)
    return time(hour, int(match["minute"]), int(match["second"] or 0))


def _offset(match: re.Match[str]) -> tzinfo | None:
    said = match["zone"]
    if not said:
        return None
    if said[0] not in "+-":
        return UTC
    away = timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
    return timezone(-away if said[0] == "-" else away)


@lru_cache(maxsize=256)
def _month(name: str) -> int:
    """Return the month that a name, or its beginning, means in one of the languages. Raises ValueError."""
    folded = _folded(name)
    if folded.isdigit():
        return int(folded)
    names = _names()
    found = {names[folded]} if folded in names else set()
    if not found and len(folded) >= SHORTEST_MONTH:  # juil. of juillet, beside juin
        found = {month for whole, month in names.items() if whole.startswith(folded)}
    if len(found) != 1:
        raise ValueError(name)
    return found.pop()


@cache
def _names() -> dict[str, int]:
    """Return the months by every name that they have, and by those of Austria and of older spreadsheets."""
    return {"janner": 1, "mrz": 3} | {
        _folded(name): month
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for month, name in get_month_names(width, context, language).items()
    }


def _folded(name: str) -> str:
    """Leave out case, dots, accents, and the dot that a Turkish i has or lacks."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("ı", "i").rstrip("月월"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace(".", "")
