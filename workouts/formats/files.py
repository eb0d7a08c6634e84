"""Any file that another tracker exported: recognised by its first line, read by the module of its format."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from workouts.formats import fitnotes, generic, hevy, measurements, ours, strong
from workouts.formats.parsed import ParsedHistory, Units, UnknownFormat, shortened
from workouts.formats.records import Table, find_table, lines_of
from workouts.formats.table_columns import Columns
from workouts.formats.texts import decoded

MOST_BYTES = 64 * 1024 * 1024
TOO_LARGE = f"The file is larger than {MOST_BYTES // 1024**2} MB. Split it by year."
EMPTY = "The file is empty. Export your workouts in the settings of the other app and choose that file, unchanged."
NO_TABLE = "This file holds no table: its first line should name at least three columns."
TABLES = (
    "This file holds several tables, one below the other, as Jefit’s does. Keep the one of the sets that were done, with its "
    "first line and a row for each set, and choose the file again."
)
MOST_NAMES = 8


class Format(NamedTuple):
    """How a format is called on screens, told by its columns, and read."""

    label: str
    recognises: Callable[[Sequence[str]], bool]
    read: Callable[[Table, Units], ParsedHistory]


FORMATS: Mapping[str, Format] = {
    hevy.FORMAT: Format("Hevy", hevy.recognises, hevy.read),
    strong.FORMAT: Format("Strong", strong.recognises, strong.read),
    fitnotes.FORMAT: Format("FitNotes", fitnotes.recognises, fitnotes.read),
    measurements.FITNOTES: Format(
        "FitNotes body tracker", measurements.recognises_fitnotes, measurements.read_fitnotes
    ),
    measurements.HEVY: Format("Hevy measurements", measurements.recognises_hevy, measurements.read_hevy),
}

# What a file may be said to be.
NAMES = (*FORMATS, ours.FORMAT)
LABELS = {
    **{name: each.label for name, each in FORMATS.items()},
    ours.FORMAT: "Full Tracker",
    generic.FORMAT: "a table",
}
MEASURING = frozenset({measurements.FITNOTES, measurements.HEVY})


def parse(
    content: bytes | str,
    *,
    units: Units | None = None,
    name: str = "",
    columns: Mapping[str, str] | None = None,
) -> ParsedHistory:
    """Read a file of any format, or of the named one alone; units hold where the file names none.

    Of a table that is of no known format, `columns` says what holds what, by the roles of `generic`.

    What is wrong with a row is data; what is wrong with the whole file raises UnknownFormat with a sentence.
    """
    if len(content) > MOST_BYTES:
        raise UnknownFormat(TOO_LARGE)
    text = content if isinstance(content, str) else decoded(content)
    del content  # of a large file one shape at a time
    if name == ours.FORMAT or (not name and ours.looks_like(text)):
        return ours.parse(text)
    lines = lines_of(text)
    del text
    if name == generic.FORMAT:
        return generic.read(lines, units or Units(), columns or {})
    chosen = {name: FORMATS[name]} if name else FORMATS
    table, found = find_table(lines, lambda header: _recognised(header, chosen), refusals=(EMPTY, _refusal(name)))
    return found.read(table, units or Units())


def recognise(content: bytes) -> str:
    """Return of which format a file is, by its first line alone: the generic one for any other table.

    Raises UnknownFormat with a sentence.
    """
    text = decoded(content)
    if ours.looks_like(text):
        return ours.FORMAT
    lines = lines_of(text)
    del text
    try:
        _, found = find_table(lines, lambda header: _recognised(header, FORMATS), refusals=(EMPTY, _refusal("")))
    except UnknownFormat as refusal:
        generic.columns_of(lines, refusal=str(refusal))
        return generic.FORMAT
    return next(name for name, each in FORMATS.items() if each is found)


def columns_of(content: bytes) -> Columns:
    """Return the columns of a table of no known format. Raises UnknownFormat."""
    return generic.columns_of(lines_of(decoded(content)), refusal=NO_TABLE)


def _recognised(header: Sequence[str], formats: Mapping[str, Format]) -> Format | None:
    return next((each for each in formats.values() if each.recognises(header)), None)


def _refusal(name: str) -> Callable[[Sequence[str]], str]:
    wanted = f"no export of {FORMATS[name].label}" if name else "none that is known here"

    def refusal(header: Sequence[str]) -> str:
        if header and header[0].startswith("###"):
            return TABLES
        said = ", ".join(f"“{shortened(cell)}”" for cell in header[:MOST_NAMES] if cell.strip())
        names = ", ".join(each.label for each in FORMATS.values())
        more = " …" if len(header) > MOST_NAMES else ""
        return f"This file is {wanted}: its first line says {said or 'nothing'}{more}. Known are {names}."

    return refusal
