"""What other trackers export of the body: Hevy a row a day, FitNotes a row a value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from workouts.formats.cells import required
from workouts.formats.dates import Order, read_day
from workouts.formats.numbers import LENGTHS, POUND, WEIGHTS, read_number
from workouts.formats.parsed import (
    ParsedHistory,
    ParsedMeasurement,
    Quantity,
    SkippedRow,
    Units,
    UnreadableRow,
)
from workouts.formats.records import Rows, Table, order_in, rows_of
from workouts.formats.table_columns import Columns

HEVY = "hevy_measurements"
FITNOTES = "fitnotes_body"

GIRTHS = (
    "neck", "shoulder", "chest", "left_bicep", "right_bicep", "left_forearm", "right_forearm", "abdomen", "waist", "hips",
    "left_thigh", "right_thigh", "left_calf", "right_calf",
)  # fmt: skip
INCH = LENGTHS["in"]
MOST_KG, MOST_CM, MOST_PERCENT = Decimal(1000), Decimal(1000), Decimal(100)

# Of each column the name of ours and the factor to it.
COLUMNS: Mapping[str, tuple[str, Decimal]] = {
    "weight_kg": ("weight_kg", Decimal(1)),
    "weight_lbs": ("weight_kg", POUND),
    "weight_lb": ("weight_kg", POUND),
    "lean_mass_kg": ("lean_mass_kg", Decimal(1)),
    "lean_mass_lbs": ("lean_mass_kg", POUND),
    "fat_percent": ("fat_percent", Decimal(1)),
    **{f"{girth}_cm": (f"{girth}_cm", Decimal(1)) for girth in GIRTHS},
    **{f"{girth}_in": (f"{girth}_cm", INCH) for girth in GIRTHS},
}
BOUNDS = {"weight_kg": MOST_KG, "lean_mass_kg": MOST_KG, "fat_percent": MOST_PERCENT}
STEPS = {"weight_kg": "0.000001", "lean_mass_kg": "0.000001", "fat_percent": "0.01"}

OF_SETS = frozenset({"exercise", "reps", "set_type"})
OF_FITNOTES = frozenset({"date", "measurement", "value", "unit"})
# FitNotes' names of what we have a column for.
NAMES = {
    "bodyweight": "weight_kg", "body weight": "weight_kg", "weight": "weight_kg", "body fat": "fat_percent",
    "bodyfat": "fat_percent", "lean mass": "lean_mass_kg", "lean body mass": "lean_mass_kg", "shoulders": "shoulder_cm",
    "abs": "abdomen_cm", "stomach": "abdomen_cm",
    **{girth.replace("_", " "): f"{girth}_cm" for girth in GIRTHS},
    "hip": "hips_cm",
    **{f"{part.split('_')[1]} ({part.split('_')[0]})": f"{part}_cm" for part in GIRTHS if "_" in part},
    **{f"{part.replace('_', ' ')}s": f"{part}_cm" for part in GIRTHS if "bicep" in part},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    day: date
    values: Mapping[str, Decimal]
    at: str = ""


def recognises_hevy(header: Sequence[str]) -> bool:
    """Tell it from a table of sets, whose weight_kg was lifted."""
    measured = [name for name in header if name in COLUMNS]
    others = [name for name in header if name and name != "date" and name not in COLUMNS]
    is_of_sets = not OF_SETS.isdisjoint(Columns(tuple(header), ()).guessed)
    return "date" in header and bool(measured) and len(others) <= len(measured) and not is_of_sets


def recognises_fitnotes(header: Sequence[str]) -> bool:
    return set(header) >= OF_FITNOTES


def read_hevy(table: Table, _units: Units) -> ParsedHistory:
    """Read a row a day; of several rows of a day the last one is kept, the others are reported."""
    columns = COLUMNS.keys() | {"date"}
    rows = rows_of(table, columns, COLUMNS.keys(), partial(_hevy_row, order=order_in(table, "date")))
    last: dict[date, _Row] = {}
    skipped = list(rows.skipped)
    for row in rows.read:
        if row.day in last:
            skipped.append(_earlier(last[row.day]))
        last[row.day] = row
    found = [ParsedMeasurement(row.day, row.values, (row.line,)) for row in last.values()]
    return _history(HEVY, rows, found, skipped, notices=table.unread(columns))


def read_fitnotes(table: Table, units: Units) -> ParsedHistory:
    """Read a row a value; of several values of a day the last one is kept, the others are reported."""
    columns = OF_FITNOTES | {"time", "comment"}
    assumed: set[Quantity] = set()
    rows = rows_of(
        table, columns, {"value"}, partial(_fitnotes_row, order=order_in(table, "date"), units=units, assumed=assumed)
    )
    days: dict[date, dict[str, _Row]] = defaultdict(dict)
    skipped = list(rows.skipped)
    for row in sorted(rows.read, key=lambda row: (row.day, row.at, row.line)):
        (name,) = row.values
        if name in days[row.day]:
            skipped.append(_earlier(days[row.day][name]))
        days[row.day][name] = row
    found = [_of_day(day, values.values()) for day, values in days.items()]
    return _history(FITNOTES, rows, found, skipped, assumed=frozenset(assumed), notices=table.unread(columns))


def _hevy_row(line: int, cells: Mapping[str, str], *, order: Order) -> _Row:
    values: dict[str, Decimal] = {}
    for column, (name, factor) in COLUMNS.items():
        text = cells.get(column, "")
        number = read_number(text, column) if text else None
        if number:  # a zero is a field that was left
            values[name] = _bounded(name, number * factor, column, text)
    if not values:
        raise UnreadableRow("The row", "", "holds no measurement")
    return _Row(line, _day(cells, order), values)


def _fitnotes_row(line: int, cells: Mapping[str, str], *, order: Order, units: Units, assumed: set[Quantity]) -> _Row:
    said = cells["measurement"]
    name = NAMES.get(" ".join(said.split()).casefold())
    if name is None:
        raise UnreadableRow("Measurement", said, "is not one that is kept here")
    number = read_number(cells["value"], "Value")
    if not number:
        raise UnreadableRow("Value", cells["value"], "says nothing" if number is None else "is not more than nothing")
    amount = number * _factor(name, cells["unit"], units, assumed)
    return _Row(line, _day(cells, order), {name: _bounded(name, amount, "Value", cells["value"])}, _at(cells))


def _at(cells: Mapping[str, str]) -> str:
    """Return the time of day such that it sorts."""
    return cells.get("time", "").strip().rjust(8, "0")


def _factor(name: str, unit: str, units: Units, assumed: set[Quantity]) -> Decimal:
    if name == "fat_percent":
        return Decimal(1)
    is_weight = name.endswith("_kg")
    known = WEIGHTS if is_weight else LENGTHS
    said = unit.strip().rstrip(".").casefold()
    if said and said not in known:
        raise UnreadableRow("Unit", unit, f"is not a unit of {'weight' if is_weight else 'length'} that is known here")
    if not said:
        assumed.add("weight" if is_weight else "length")
    return known[said or (units.weight if is_weight else units.length)]


def _day(cells: Mapping[str, str], order: Order) -> date:
    return required(read_day(cells["date"], "date", order=order), "date")


def _bounded(name: str, amount: Decimal, column: str, text: str) -> Decimal:
    most = BOUNDS.get(name, MOST_CM)
    if amount > most:
        raise UnreadableRow(column, text, f"is more than {most:,} {name.rsplit('_', 1)[1]}")
    return amount.quantize(Decimal(STEPS.get(name, "0.001")))


def _earlier(row: _Row) -> SkippedRow:
    return SkippedRow(row.line, f"A later row has another measurement of {row.day}, which is kept.")


def _of_day(day: date, rows: Iterable[_Row]) -> ParsedMeasurement:
    values = {name: value for row in rows for name, value in row.values.items()}
    return ParsedMeasurement(day, values, tuple(sorted(row.line for row in rows)))


def _history(
    name: str,
    rows: Rows[_Row],
    found: Iterable[ParsedMeasurement],
    skipped: Iterable[SkippedRow],
    *,
    assumed: frozenset[Quantity] = frozenset(),
    notices: tuple[str, ...] = (),
) -> ParsedHistory:
    return ParsedHistory(
        name,
        len(rows),
        (),
        tuple(sorted(skipped, key=lambda row: row.line)),
        tuple(sorted(found, key=lambda measured: measured.day)),
        assumed,
        notices,
    )
