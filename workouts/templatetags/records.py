"""How personal records are written, with what they beat."""

from typing import Any, NamedTuple

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workouts.domain import units
from workouts.domain.units import Units
from workouts.enums import ExerciseType, Formula, RecordType
from workouts.queries.records import values_of_set
from workouts.templatetags.amounts import amount, whole_amount
from workouts.templatetags.live import values_text, weight_text
from workouts.templatetags.tracker import with_unit

register = template.Library()

_FORMULAS = {Formula.BRZYCKI: "Brzycki", Formula.EPLEY: "Epley", Formula.TABLE: "the table"}


class _Exercise(NamedTuple):
    """What of an exercise decides about how its sets are written."""

    type: str


@register.filter
def record_label(kind: str) -> str:
    return RecordType(kind).label


@register.simple_tag
def record_value(record: dict[str, Any], holder: Any, name: str = "value") -> SafeString | str:
    """Write the value of a record with its unit: 109.7 kg, +32.5 kg, 4:58 /km; with `name`, the one it beat.

    That one is said in the middle of a text, where it stays beside its unit.
    """
    figure, unit = whole_amount(RecordType(record["kind"]), record[name], Units.of(holder), of=record["type"])
    if unit and name != "value":
        return format_html('{}\N{NO-BREAK SPACE}<span class="unit">{}</span>', figure, unit)
    return _figure(figure, unit)


@register.simple_tag
def record_gain(record: dict[str, Any], holder: Any) -> SafeString | str:
    """Write by how much a record is better, with its direction: +2.3 kg, −5 kg. Nothing for the first of its kind."""
    if record["gain"] is None:
        return ""
    kind = RecordType(record["kind"])
    figure, unit = amount(kind, record["gain"], Units.of(holder))
    return _figure(f"−{figure}" if kind.is_lower_better else f"+{figure}", unit)


@register.simple_tag
def record_set(record: dict[str, Any], holder: Any, *, is_brief: bool = False) -> str:
    """Write the set of a record: 97.5 kg × 5, by Brzycki; at 60 kg. Nothing where the value says all, or it has none.

    In brief, an estimate is not explained.
    """
    values, kind = values_of_set(record), RecordType(record["kind"])
    if values is None:
        return ""
    chosen, exercise = Units.of(holder), _Exercise(record["type"])
    if kind is RecordType.REPS:
        return f"at {weight_text(values.weight_kg, exercise, chosen)}" if values.weight_kg else ""
    texts = [_parts(record, chosen)] if record["bodyweight_kg"] is not None and not is_brief else []
    if len(ExerciseType(exercise.type).columns) > 1:
        texts.append(values_text(values, (exercise, chosen)))
    if record["formula"] and not is_brief:
        texts.append(f"by {formula_name(record['formula'])}")
    return ", ".join(texts)


def formula_name(formula: str) -> str:
    return _FORMULAS[Formula(formula)]


def _parts(record: dict[str, Any], chosen: Units) -> str:
    """Write how much of an estimate is the lifter: = 80 + 32.5 kg."""
    held = units.from_kg(record["bodyweight_kg"], chosen.weight_unit)
    added = units.from_kg(record["value"], chosen.weight_unit) - held
    sign = "+" if added >= 0 else "−"
    return f"= {units.plain(round(held, 1))} {sign} {units.plain(round(abs(added), 1))} {chosen.weight_unit}"


def _figure(figure: str, unit: str) -> SafeString | str:
    return with_unit(figure, unit) if unit else format_html("{}", figure)
