"""When the rest timer starts."""

from collections.abc import Sequence

from workouts.domain.rounds import Row


def rest_after(round_: Sequence[tuple[Row, int]]) -> int:
    """Return the seconds of rest after a checked row, warm-ups too, given the (row, rest of its exercise) of its round.

    None before a drop set or the next member of a superset, which follow without one; then that of the round's last.
    """
    is_over = all(row.logged_at is not None for row, _ in round_)
    return round_[-1][1] if is_over else 0
