"""Lines of a delimited file to records, past whatever a spreadsheet broke."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from workouts.domain.texts import without_invisible
from workouts.formats.dates import NUMBERS_ALONE, Order, order_of
from workouts.formats.parsed import SkippedRow, UnknownFormat, UnreadableRow, first_of, shortened

DELIMITERS = ",;\t|"

# The line by which spreadsheets are told the delimiter.
SEPARATOR = re.compile(r"\ufeff?\"?sep=.\"?", re.IGNORECASE)

# A whole cell such as 22,5, where something else than a comma parts the cells; and one that may be 1250 beside such a one.
DECIMAL_COMMA = re.compile(r"(?:^|[;\t|])\"?-?[0-9]{1,12},[0-9]{1,12}\"?(?=[;\t|\r\n]|$)")
MAYBE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
TWO_NUMBERS = "can be two numbers: the file has commas before decimals elsewhere"

# How often a broken file may be read over again in search of sound rows: keeps the time linear in its size.
REREADING = 4

# A line ends where an editor ends it; splitlines knows more ends, and StringIO takes four bytes for each letter.
LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")

MOST_ROWS = 250_000
MOST_CELLS = 200_000  # of a line: more are not worth the memory
TOO_LONG = f"The file has more than {MOST_ROWS:,} lines. Split it by year."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a file whose first one names its columns; names are folded."""

    lines: Sequence[str]
    below: int
    delimiter: str
    header: tuple[str, ...]

    def layout(self, columns: Set[str]) -> "Layout":
        """Return where the columns stand that are read. Raises UnknownFormat where one of them stands twice."""
        return Layout(self.below, self.delimiter, len(self.header), _places(self.header, columns))

    def unread(self, columns: Set[str]) -> tuple[str, ...]:
        """Return a notice of the columns that are not read."""
        names = [shortened(name) for name in dict.fromkeys(self.header) if name and name not in columns]
        return (f"Columns that are not read: {first_of(names)}.",) if names else ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells of this file are found: the columns we read, by place."""

    below: int
    delimiter: str
    width: int
    places: Mapping[str, int]
    has_decimal_commas: bool = False

    def cells(self, record: Sequence[str], *, numbers: Set[str]) -> dict[str, str]:
        """Return the texts by column. Raises UnreadableRow."""
        cells = {column: record[place] for column, place in self.places.items()}
        if self.delimiter != ",":  # a spreadsheet that separates by semicolons writes 22,5
            for column in numbers & cells.keys():
                if self.has_decimal_commas and MAYBE_THOUSANDS.fullmatch(cells[column].strip()):
                    raise UnreadableRow(column, cells[column], TWO_NUMBERS)
                if "." not in cells[column] and cells[column].count(",") == 1:
                    cells[column] = cells[column].replace(",", ".")
        return cells


def lines_of(text: str) -> list[str]:
    """Return the lines with their ends. Raises UnknownFormat for too many."""
    is_too_long = max(text.count("\n"), text.count("\r")) > MOST_ROWS
    lines = [] if is_too_long else LINE.findall(text.removeprefix("\ufeff"))
    if is_too_long or len(lines) > MOST_ROWS:
        raise UnknownFormat(TOO_LONG)
    return lines


def column_name(cell: str) -> str:
    return " ".join(without_invisible(cell).split()).casefold()


def find_table(
    lines: Sequence[str],
    recognise: Callable[[Sequence[str]], T | None],
    *,
    refusals: tuple[str, Callable[[Sequence[str]], str]],
) -> tuple[Table, T]:
    """Find the header and its delimiter, and what recognised it.

    Raises UnknownFormat with the refusal of an empty file, or the one of another file, which is told its first line.
    """
    is_empty, is_another = refusals
    first = next((place for place, line in enumerate(lines) if not _is_blank([line]) and not _is_separator(line)), None)
    if first is None:
        raise UnknownFormat(is_empty)
    headers = {delimiter: _cells(lines[first : first + 1], delimiter) for delimiter in DELIMITERS}
    for delimiter, header in headers.items():
        names = tuple(map(column_name, header))
        found = recognise(names)
        if found is not None:
            return Table(lines, first + 1, delimiter, names), found
    raise UnknownFormat(is_another(max(headers.values(), key=len)))


def rows_of(table: Table, columns: Set[str], numbers: Set[str], read: Callable[[int, dict[str, str]], T]) -> "Rows[T]":
    """Read each record; what cannot be read is skipped with its reason."""
    has_decimal_commas = table.delimiter != "," and any(map(DECIMAL_COMMA.search, table.lines))
    layout = replace(table.layout(columns), has_decimal_commas=has_decimal_commas)
    found, skipped = [], []
    for line, record, trouble in records(table.lines, layout):
        try:
            if trouble:
                skipped.append(SkippedRow(line, trouble))
            else:
                found.append(read(line, layout.cells(record, numbers=numbers)))
        except UnreadableRow as reason:
            skipped.append(SkippedRow(line, str(reason)))
    return Rows(found, skipped)


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    read: list[T]
    skipped: list[SkippedRow]

    def __len__(self) -> int:
        return len(self.read) + len(self.skipped)


def order_in(table: Table, column: str) -> Order:
    """Tell from a column of dates what 5/12/2025 means in this file."""
    if not any(map(NUMBERS_ALONE.search, table.lines)):  # the second reading is seldom needed
        table.layout({column})
        return None
    return order_of(cells_of(table, column))


def cells_of(table: Table, column: str) -> Iterator[str]:
    layout = table.layout({column})
    return (record[layout.places[column]] for _, record, trouble in records(table.lines, layout) if not trouble)


def records(lines: Sequence[str], layout: Layout) -> Iterator[tuple[int, list[str], str]]:
    """Yield the first line of each record, its cells, and the trouble with it or "".

    A broken record of several lines may have swallowed sound ones behind a stray quotation mark: its first line is
    reported and reading goes on with its second, as long as the allowance for reading lines again lasts.
    """
    at, allowance = layout.below, REREADING * sum(map(len, lines))
    while at < len(lines):
        line = at + 1
        record, read, trouble = _record(lines, at, layout)
        at += read
        if trouble and read > 1:
            again = sum(map(len, lines[line:at]))
            if again <= allowance:
                at, allowance = line, allowance - again
            else:
                trouble += f" Lines {line} to {at} were not read."
        if trouble or not _is_blank(record):
            yield line, record, trouble


def _is_separator(line: str) -> bool:
    return SEPARATOR.fullmatch(line.strip("\r\n ")) is not None


def _places(header: Sequence[str], columns: Set[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, column in enumerate(header):
        if column in places:
            raise UnknownFormat(f"The first line names the column {column} twice. Remove one of them and try again.")
        if column in columns:
            places[column] = place
    return places


def _cells(lines: Sequence[str], delimiter: str) -> list[str]:
    if lines[0].count(delimiter) > MOST_CELLS:
        return []
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _is_blank(record: Sequence[str]) -> bool:
    if record and record[0][:1].isalnum():  # nearly every one, and it is asked of all
        return False
    return not without_invisible("".join(record)).strip()


def _record(lines: Sequence[str], at: int, layout: Layout) -> tuple[list[str], int, str]:
    """Return the cells of the record that begins there, the number of lines it takes, and the trouble or ""."""
    if lines[at].count(layout.delimiter) > MOST_CELLS:
        return [], 1, f"The row has more than {MOST_CELLS:,} columns."
    reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=layout.delimiter, strict=True)
    try:
        record = next(reader)
    except csv.Error:
        return [], reader.line_num, "A quotation mark is missing or out of place, or a cell is far too long."
    if _is_blank(record) or (len(record) >= layout.width and _is_blank(record[layout.width :])):
        return record, reader.line_num, ""
    trouble = f"The row has {len(record):,} of {layout.width:,} columns: a spreadsheet may have broken it."
    return record, reader.line_num, trouble
