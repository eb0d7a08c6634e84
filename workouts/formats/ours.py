"""Our own complete export: one JSON document with all that an account holds. docs/export.md describes it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from workouts.formats import ours_schema as schema
from workouts.formats.ours_document import members
from workouts.formats.ours_schema import Schema, read_record
from workouts.formats.ours_values import Unfit
from workouts.formats.parsed import ParsedAccount, ParsedHistory, SkippedRow, UnknownFormat

FORMAT = "full-tracker"
VERSION = 1

# More than the largest file of ours can hold; told before JSON is made into objects, which are larger than their text.
MOST_RECORDS, MOST_VALUES = 1_000_000, 2_500_000
TOO_MANY = "The file holds more records than an export of this tracker can."
NOT_JSON = "The file begins like JSON, but cannot be read: it may be cut off. Export it again."
NOT_OURS = "This JSON is not an export of this tracker."
NEWER = "This export was written by a newer version of the tracker. Update this one first."

# The sections of records that hold no others, and what these cannot do without.
LISTS: Mapping[str, tuple[Schema, Iterable[str]]] = {
    "bars": (schema.BAR, schema.BAR),
    "plates": (schema.PLATE, schema.PLATE),
    "warmup_steps": (schema.WARMUP_STEP, schema.WARMUP_STEP),
    "exercises": (schema.EXERCISE, ("id", "name", "type")),
    "folders": (schema.FOLDER, ("title",)),
    "measurements": (schema.MEASUREMENT, ("measured_on",)),
}
SECTIONS = (*LISTS, "routines", "workouts")

Record = dict[str, Any]
Section = tuple[str, str | Record | Iterable[Record]]


def render(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the document piece by piece: one record a line, however many there are."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}'
    for name, content in sections:
        yield f',\n"{name}": '
        yield from [_written(content)] if isinstance(content, (str, dict)) else _lines(content)
    yield "}\n"


def looks_like(text: str) -> bool:
    return text[:1000].lstrip("\ufeff \t\r\n").startswith("{")


def parse(text: str) -> ParsedHistory:
    """Read what can be read; a set that cannot is skipped under its number in the file, anything else is noticed.

    Raises UnknownFormat for what is no export of ours.
    """
    if text.count("{") + text.count("[") > MOST_RECORDS or text.count(",") > MOST_VALUES:
        raise UnknownFormat(TOO_MANY)
    reader, found = _Reader(), dict[str, Any]()
    try:
        for name, value in members(text):
            found[name] = reader.section(name, value)
    except (ValueError, RecursionError):
        raise UnknownFormat(NOT_JSON) from None
    _check(found)
    account = ParsedAccount(lifter=found.get("lifter"), **{name: found.get(name, ()) for name in SECTIONS})
    return ParsedHistory(FORMAT, reader.sets, (), tuple(reader.skipped), notices=tuple(reader.notices), account=account)


def plain(value: Any) -> Any:
    """Return a value as JSON has it: figures with their decimals and moments as texts, so that nothing is rounded."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _written(record: str | Record) -> str:
    return json.dumps(record, ensure_ascii=False, default=plain)


def _lines(records: Iterable[Record]) -> Iterator[str]:
    yield "["
    for place, record in enumerate(records):
        yield (",\n" if place else "\n") + _written(record)
    yield "]"


def _check(found: Mapping[str, Any]) -> None:
    version = found.get("version")
    if found.get("format") != FORMAT or type(version) is not int or version < 1:
        raise UnknownFormat(NOT_OURS)
    if version > VERSION:
        raise UnknownFormat(NEWER)


class _Reader:
    """Counts the sets, and collects what is wrong."""

    def __init__(self) -> None:
        self.sets = 0
        self.skipped: list[SkippedRow] = []
        self.notices: list[str] = []

    def one(self, record: Any, fields: Schema, name: str, *, required: Iterable[str] = ()) -> Record | None:
        if record is None:
            return None
        try:
            return read_record(record, fields, required=required)
        except Unfit as trouble:
            self.notices.append(f"{name}: {trouble}.")
            return None

    def section(self, name: str, value: Any) -> Any:
        """Read one of the document's values; the records of a list come one by one, and are gone from it then."""
        if name == "lifter":
            return self.one(value, schema.LIFTER, "Preferences")
        if name == "routines":
            return tuple(self.routines(value))
        if name == "workouts":
            return tuple(self.workouts(value))
        if name in LISTS:
            return tuple(self.records(value, name))
        return value

    def records(self, records: Any, name: str) -> Iterator[Record]:
        fields, required = LISTS[name]
        for number, record in enumerate(self._listed(records, name), start=1):
            found = self.one(record, fields, f"{name} {number}", required=required)
            if found is not None:
                yield found

    def routines(self, routines: Any) -> Iterator[Record]:
        for number, record in enumerate(self._listed(routines, "routines"), start=1):
            label = f"routines {number}"
            routine = self.one(record, schema.ROUTINE, label, required=("name",))
            if routine is not None:
                yield routine | {"exercises": list(self._planned(record.get("exercises"), label))}

    def workouts(self, workouts: Any) -> Iterator[Record]:
        for record in self._listed(workouts, "workouts"):
            try:
                workout = read_record(record, schema.WORKOUT, required=("started_at", "title"))
            except Unfit as trouble:
                self._skip_all(record, f"The workout’s {trouble}.")
                continue
            entries = list(self._entries(record.get("exercises")))
            if entries:
                yield workout | {"exercises": entries}

    def _planned(self, entries: Any, label: str) -> Iterator[Record]:
        for record in self._listed(entries, label):
            entry = self.one(record, schema.ENTRY, label, required=("exercise",))
            if entry is not None:
                sets = self._listed(record.get("sets"), label)
                read = [self.one(each, schema.PLANNED_SET, label) for each in sets]
                yield entry | {"sets": [each for each in read if each is not None]}

    def _entries(self, entries: Any) -> Iterator[Record]:
        for record in _list_of(entries):
            try:
                entry = read_record(record, schema.DONE, required=("exercise",))
            except Unfit as trouble:
                self._skip_sets(record, f"The exercise’s {trouble}.")
                continue
            sets = [row for each in _list_of(record.get("sets")) if (row := self._set(each))]
            if sets:
                yield entry | {"sets": sets}

    def _set(self, record: Any) -> Record | None:
        self.sets += 1
        try:
            return read_record(record, schema.SET) | {"line": self.sets}
        except Unfit as trouble:
            self.skipped.append(SkippedRow(self.sets, f"{trouble}."))
            return None

    def _skip_all(self, workout: Any, reason: str) -> None:
        for entry in _list_of(workout.get("exercises") if isinstance(workout, dict) else None):
            self._skip_sets(entry, reason)

    def _skip_sets(self, entry: Any, reason: str) -> None:
        for _ in _list_of(entry.get("sets") if isinstance(entry, dict) else None):
            self.sets += 1
            self.skipped.append(SkippedRow(self.sets, reason))

    def _listed(self, value: Any, name: str) -> Iterable[Any]:
        if value is not None and not isinstance(value, (list, Iterator)):
            self.notices.append(f"{name}: is not a list.")
        return _list_of(value)


def _list_of(value: Any) -> Iterable[Any]:
    return value if isinstance(value, (list, Iterator)) else []
