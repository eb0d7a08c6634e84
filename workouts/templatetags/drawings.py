"""What the drawings of progress hold: places from the domain, figures as they are written."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django import template

from workouts.domain import units
from workouts.domain.muscles import BACK, FRONT, STEPS
from workouts.domain.week_charts import WeekMeasure, week_chart
from workouts.domain.year_map import HalfYear, half_years
from workouts.enums import WeightUnit
from workouts.templatetags.tracker import KG_PER_TONNE, POUNDS_IN_SHORT, muscle_name

register = template.Library()

HOUR = 60


class Unit(NamedTuple):
    """One unit for all figures of a drawing: what they are divided by, and what stands behind them."""

    name: str
    in_words: str
    divisor: int = 1
    suffix: str = ""

    def write(self, value: Decimal) -> str:
        """Write a figure without its unit, in columns as long as the others: 9.8 and 11.0, 12.3k, 1,250."""
        return units.grouped(value, 0 if self.divisor == 1 else 1) + self.suffix

    def tick(self, value: float) -> str:
        return units.plain_grouped(Decimal(str(value))) + self.suffix if value else "0"


class Clock(Unit):
    """Minutes, written as hours: 4:30."""

    def write(self, value: Decimal) -> str:
        hours, minutes = divmod(round(value), HOUR)
        return f"{hours}:{minutes:02}"

    def tick(self, value: float) -> str:
        return self.write(Decimal(value)) if value % HOUR else f"{value / HOUR:g}"


def volume_unit(highest: Decimal, lifter: Any) -> Unit:
    """Return tonnes or thousands of pounds where the highest volume, in the lifter's unit, is worth it."""
    if lifter.weight_unit == WeightUnit.KG:
        return Unit("t", "tonnes", 1000) if highest >= KG_PER_TONNE else Unit("kg", "kilograms")
    return Unit("lb", "pounds", 1000, "k") if highest >= POUNDS_IN_SHORT else Unit("lb", "pounds")


# --- Weeks ------------------------------------------------------------------------------------------------------------


@register.simple_tag
def week_drawing(weeks: Sequence[dict[str, Any]], measure: WeekMeasure, lifter: Any) -> dict[str, Any]:
    """Place one measure of the weeks, each with its figure as it is written."""
    values = [_value(week, measure, lifter) for week in weeks]
    unit = _unit(max(values), measure, lifter)
    placed = zip((week["first"] for week in weeks), (value / unit.divisor for value in values), strict=True)
    chart = week_chart(list(placed), measure)

    def figure(value: Decimal) -> str:
        return f"{unit.write(value)} {unit.name or measure}"

    return {
        "chart": chart,
        "bars": [(bar, unit.write(bar.value)) for bar in chart.bars],
        "lines": lines_across(chart.lines, unit),
        "slot": round(100 / len(values), 2),
        "unit": unit.name,
        "unit_in_words": unit.in_words,
        "lowest": unit.write(chart.lowest),
        "highest": figure(chart.highest),
        "latest": f"This week: {figure(chart.bars[-1].value)}",
    }


def _value(week: dict[str, Any], measure: WeekMeasure, lifter: Any) -> Decimal:
    match measure:
        case WeekMeasure.VOLUME:
            return units.from_kg(week["volume_kg"], WeightUnit(lifter.weight_unit))
        case WeekMeasure.DURATION:
            return Decimal(week["seconds"]) / 60
        case WeekMeasure.SETS | WeekMeasure.REPS:
            return Decimal(week[str(measure)])


def _unit(highest: Decimal, measure: WeekMeasure, lifter: Any) -> Unit:
    match measure:
        case WeekMeasure.VOLUME:
            return volume_unit(highest, lifter)
        case WeekMeasure.DURATION:
            return Clock("h", "hours") if highest >= HOUR else Unit("min", "minutes")
        case WeekMeasure.SETS | WeekMeasure.REPS:
            return Unit("", "")


def lines_across(lines: Sequence[tuple[float, float]], unit: Unit) -> list[tuple[str, float]]:
    """Return (text, y) of the lines across; the highest says the unit."""
    *texts, highest = [unit.tick(value) for value, _ in lines]
    return [(text, y) for text, (_, y) in zip([*texts, f"{highest} {unit.name}".strip()], lines, strict=True)]


# --- Muscles ----------------------------------------------------------------------------------------------------------


@register.simple_tag
def body_drawing(muscles: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the muscles as front and back show them, then as rows: those of the drawing, those beside it, the rest."""
    by_name = {row["muscle"]: row for row in muscles}
    trained = [row for row in muscles if row["sets"] or row["before"]]
    drawn = [row for row in trained if row["is_drawn"]]
    beside = [row for row in trained if not row["is_drawn"]]
    return {
        "sides": [(name, [by_name[muscle] for muscle in side]) for name, side in (("front", FRONT), ("back", BACK))],
        "groups": [group for group in (drawn, beside) if group],
        "rest": [muscle_name(row["muscle"]) for row in muscles if row not in trained],
        "most": max(muscles, key=lambda row: row["sets"]),
        "has_any": bool(trained),
        "has_before": any(row["before"] for row in trained),
        "legend": _legend(range(STEPS + 1)),
    }


def _legend(steps: Sequence[int]) -> list[tuple[int, float, float]]:
    """Return (step of ink, x, width) of the squares that explain a drawing."""
    share = 100 / len(steps)
    return [(step, round(place * share, 1), round(share - 1, 1)) for place, step in enumerate(steps)]


@register.filter
def sets_in_words(row: dict[str, Any], has_before: bool) -> str:
    """Write the sets of a muscle as a sentence: Upper back: 20.5 sets, 19 before."""
    sets = f"{units.plain_grouped(row['sets'])} {'set' if row['sets'] == 1 else 'sets'}"
    before = f", {units.plain_grouped(row['before'])} before" if has_before else ""
    return f"{muscle_name(row['muscle']).capitalize()}: {sets}{before}"


# --- Days -------------------------------------------------------------------------------------------------------------


@register.simple_tag
def year_drawing(year: dict[str, Any], lifter: Any, today: date) -> dict[str, Any]:
    """Place the days of a year: with a workout by its length, without one, and those still ahead."""
    trained = {row["day"]: row for row in year["days"]}
    halves = half_years(year["year"], first_weekday=lifter.first_weekday)
    return {
        "width": max(half.width for half in halves),
        "halves": [_half(half, trained, lifter, today) for half in halves],
        "legend": _legend((0, 2, 3, 4)),
    }


def _half(half: HalfYear, trained: dict[date, dict[str, Any]], lifter: Any, today: date) -> dict[str, Any]:
    days = [square.day for square in half.squares]
    rows = [(square, trained[square.day]) for square in half.squares if square.day in trained]
    return {
        "first": half.first,
        "last": half.last,
        "months": half.months,
        "rest": half.outline(day for day in days if day <= today and day not in trained),
        "ahead": half.outline(day for day in days if day > today and day not in trained),
        "today": half.outline([today]),
        "trained": [(square, row["length"], _in_words(row, lifter)) for square, row in rows],
    }


def _in_words(row: dict[str, Any], lifter: Any) -> str:
    """Write a day of the year: 12 March: 5.6 t; 13 March: 2 workouts, 9.1 t; 14 March: 1 set."""
    workouts = "" if row["workouts"] == 1 else f"{row['workouts']} workouts, "
    sets = f"{row['sets']} {'set' if row['sets'] == 1 else 'sets'}"
    done = _volume_in_words(row["volume_kg"], lifter) if row["volume_kg"] else sets
    return f"{row['day'].day} {row['day']:%B}: {workouts}{done}"


def _volume_in_words(volume_kg: Decimal, lifter: Any) -> str:
    value = units.from_kg(volume_kg, WeightUnit(lifter.weight_unit))
    unit = volume_unit(value, lifter)
    return f"{unit.write(value / unit.divisor)} {unit.name}"


@register.simple_tag
def month_drawing(weeks: Sequence[Sequence[dict[str, Any] | None]], lifter: Any) -> dict[str, Any]:
    """Write the volume of each day of a month in one unit; a day without any says nothing."""
    unit_of = WeightUnit(lifter.weight_unit)
    volumes = {
        cell["day"]: units.from_kg(sum((row["volume_kg"] for row in cell["rows"]), Decimal(0)), unit_of)
        for week in weeks
        for cell in week
        if cell
    }
    unit = volume_unit(max(volumes.values()), lifter)
    written = {day: unit.write(value / unit.divisor) if value else "" for day, value in volumes.items()}
    return {
        "weekdays": [next(cell["day"] for week in weeks if (cell := week[place])) for place in range(7)],
        "weeks": [[cell and cell | {"volume": written[cell["day"]]} for cell in week] for week in weeks],
        "unit": unit.name,
        "unit_in_words": unit.in_words,
        "has_volume": any(volumes.values()),
    }
