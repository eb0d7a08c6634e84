"""Moments as other trackers write them: local wall-clock time without a zone."""

import re
from datetime import date, datetime, time

from workouts.domain.texts import one_line
from workouts.formats.parsed import UnreadableRow

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
YEARS = range(1970, 2101)

CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
SHAPES = (
    re.compile(rf"(?P<day>[0-9]{{1,2}}) (?P<month>[^\W\d_]+)\.? (?P<year>[0-9]{{4}}),? {CLOCK}"),
    re.compile(rf"(?P<month>[^\W\d_]+)\.? (?P<day>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}}),? {CLOCK}"),
    re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})[T ]{CLOCK}(?:\.[0-9]+)?"),
)


def read_moment(text: str, column: str) -> datetime | None:
    """Return None for an empty cell. A zone or an offset is refused: dropping it would move the workout."""
    # split() knows the narrow no-break space that newer iOS writes before AM and PM
    plain = one_line(text)
    if not plain:
        return None
    match = next((found for shape in SHAPES if (found := shape.fullmatch(plain))), None)
    moment = _moment(match) if match else None
    if moment is None:
        raise UnreadableRow(column, text, "is not a date and time that can be read")
    if moment.year not in YEARS:
        raise UnreadableRow(column, text, f"is not between the years {YEARS[0]} and {YEARS[-1]}")
    return moment


def _moment(match: re.Match[str]) -> datetime | None:
    month = match["month"]
    try:
        day = date(int(match["year"]), MONTHS.get(month.casefold()) or int(month), int(match["day"]))
        return datetime.combine(day, time(_hour(match), int(match["minute"]), int(match["second"] or 0)))
    except ValueError:  # a month of another language, 31 June, 25:00
        return None


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if not match["half"]:
        return hour
    if hour not in range(1, 13):
        raise ValueError(hour)
    return hour % 12 + (12 if match["half"] in "Pp" else 0)
