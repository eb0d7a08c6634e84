"""What the page says at which a workout ends."""

from typing import Any

from django import template

from workouts.domain.patience import ask_again_in
from workouts.enums import SetType

register = template.Library()

register.filter(ask_again_in)

MOST_NAMED = 4


@register.filter
def left_rows(workout: Any) -> str:
    """Name the rows that are not checked: Bench press set 4, set 5; Row warm-up; and 3 more."""
    named: list[str] = []
    count = 0
    for card in workout.entries:
        rows = [row for row in card.rows if row.state != "done"]
        if rows and len(named) < MOST_NAMED:
            named.append(f"{card.entry.exercise.name} {', '.join(_spoken(row) for row in rows)}")
            count += len(rows)
    rest = workout.left_count - count
    return "; ".join([*named, f"and {rest} more"] if rest else named)


@register.filter
def structure_text(named: tuple[str, Any]) -> str:
    """Write how an exercise of a routine would change: Bench press: 4 sets instead of 3."""
    name, difference = named
    if difference.before == 0:
        return f"{name} comes in, {difference.after} {'set' if difference.after == 1 else 'sets'}"
    if difference.after == 0:
        return f"{name} goes"
    if difference.before == difference.after:
        return f"{name}: other kinds of sets"
    return f"{name}: {difference.after} {'set' if difference.after == 1 else 'sets'} instead of {difference.before}"


def _spoken(row: Any) -> str:
    return f"set {row.label}" if row.set.set_type == SetType.NORMAL else SetType(row.set.set_type).label.lower()
