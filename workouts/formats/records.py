"""Lines of a delimited file to records, past whatever a spreadsheet broke."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from workouts.domain.texts import without_invisible
from workouts.formats.parsed import UnknownFormat

DELIMITERS = ",;"

# How often a broken file may be read over again in search of sound rows: keeps the time linear in its size.
REREADING = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells of this file are found: the columns we read, by place."""

    below: int
    delimiter: str
    width: int
    places: Mapping[str, int]

    def cells(self, record: Sequence[str], *, numbers: Set[str]) -> dict[str, str]:
        cells = {column: record[place] for column, place in self.places.items()}
        if self.delimiter != ",":  # a spreadsheet that separates by semicolons writes 22,5
            cells |= {column: cells[column].replace(",", ".") for column in numbers & cells.keys()}
        return cells


def lines_of(text: str) -> list[str]:
    # unlike splitlines, StringIO ends a line only where an editor does
    return list(io.StringIO(text.removeprefix("\ufeff"), newline=""))


def column_name(cell: str) -> str:
    return without_invisible(cell).strip().casefold()


def read_layout(
    lines: Sequence[str],
    *,
    recognises: Callable[[Sequence[str]], bool],
    columns: Set[str],
    refusals: tuple[str, str],
) -> Layout:
    """Find the header and its delimiter; raise UnknownFormat with the refusal of an empty or of another file."""
    is_empty, is_another = refusals
    first = next((place for place, line in enumerate(lines) if not _is_blank([line])), None)
    if first is None:
        raise UnknownFormat(is_empty)
    for delimiter in DELIMITERS:
        header = _cells(lines[first : first + 1], delimiter)
        if recognises(header):
            return Layout(first + 1, delimiter, len(header), _places(header, columns))
    raise UnknownFormat(is_another)


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


def _places(header: Sequence[str], columns: Set[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, column in enumerate(map(column_name, header)):
        if column in places:
            raise UnknownFormat(f"The first line names the column {column} twice. Remove one of them and try again.")
        if column in columns:
            places[column] = place
    return places


def _cells(lines: Sequence[str], delimiter: str) -> list[str]:
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _is_blank(record: Sequence[str]) -> bool:
    return not any(without_invisible(cell).strip() for cell in record)


def _record(lines: Sequence[str], at: int, layout: Layout) -> tuple[list[str], int, str]:
    """Return the cells of the record that begins there, the number of lines it takes, and the trouble or ""."""
    reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=layout.delimiter, strict=True)
    try:
        record = next(reader)
    except csv.Error:
        return [], reader.line_num, "A quotation mark is missing or out of place, or a cell is far too long."
    if _is_blank(record) or (len(record) >= layout.width and _is_blank(record[layout.width :])):
        return record, reader.line_num, ""
    trouble = f"The row has {len(record):,} of {layout.width:,} columns: a spreadsheet may have broken it."
    return record, reader.line_num, trouble
