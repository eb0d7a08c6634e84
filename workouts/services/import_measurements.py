"""Measurements of the body that a file brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workouts.formats.parsed import ParsedMeasurement, SkippedRow
from workouts.models import BodyMeasurement, User
from workouts.services.bodyweight import hold_weighings, recount_bodyweights


@dataclass(frozen=True, slots=True)
class Measured:
    """How many rows were stored, how many were here, and why the others were not.

    `written` has what was put into which day, as texts: {"2025-12-05": {"weight_kg": "80.5"}}.
    """

    rows: int = 0
    duplicates: int = 0
    skipped: tuple[SkippedRow, ...] = ()
    changes_loads: bool = False
    written: dict[str, dict[str, str]] = field(default_factory=dict)


def store_measurements(lifter: User, measurements: Sequence[ParsedMeasurement]) -> Measured:
    """Store what the days lack, within the caller's transaction; what was measured here stays as it is.

    Workouts get the weight of their day; the caller has records computed where loads change, and raises the generation.
    """
    if not measurements:
        return Measured()
    hold_weighings(lifter)
    days = [measured.day for measured in measurements]
    here = {row.measured_on: row for row in BodyMeasurement.objects.owned_by(lifter).filter(measured_on__in=days)}
    fresh: list[BodyMeasurement] = []
    filled: list[BodyMeasurement] = []
    skipped: list[SkippedRow] = []
    written: dict[str, dict[str, str]] = {}
    duplicates = rows = 0
    for measured in measurements:
        row = here.get(measured.day)
        if row is None:
            fresh.append(BodyMeasurement(lifter=lifter, measured_on=measured.day, **measured.values))
            written[str(measured.day)] = {name: str(value) for name, value in measured.values.items()}
            rows += len(measured.lines)
        elif differing := _differing(row, measured):
            reason = f"{measured.day} has another measurement here: {', '.join(differing)}."
            skipped += [SkippedRow(line, reason) for line in measured.lines]
        elif lacking := _fill(row, measured):
            filled.append(row)
            written[str(measured.day)] = lacking
            rows += len(measured.lines)
        else:
            duplicates += len(measured.lines)
    _store(fresh, filled, {name for measured in measurements for name in measured.values})
    has_weights = any("weight_kg" in measured.values for measured in measurements)
    changes_loads = has_weights and bool(recount_bodyweights(lifter))
    return Measured(rows, duplicates, tuple(skipped), changes_loads, written)


def _differing(row: BodyMeasurement, measured: ParsedMeasurement) -> list[str]:
    """Return what is measured otherwise here."""
    return [
        name.rsplit("_", 1)[0].replace("_", " ")
        for name, value in measured.values.items()
        if getattr(row, name) not in {None, value}
    ]


def _fill(row: BodyMeasurement, measured: ParsedMeasurement) -> dict[str, str]:
    """Add what the day lacks; return that as texts."""
    lacking = {name: value for name, value in measured.values.items() if getattr(row, name) is None}
    for name, value in lacking.items():
        setattr(row, name, value)
    return {name: str(value) for name, value in lacking.items()}


def _store(fresh: Iterable[BodyMeasurement], filled: Sequence[BodyMeasurement], names: Iterable[str]) -> None:
    BodyMeasurement.objects.bulk_create(fresh, batch_size=1000)
    if filled:
        BodyMeasurement.objects.bulk_update(filled, sorted(names), batch_size=200)
