"""When the rest timer starts."""

from workouts.enums import SetType


def rest_after(*, next_type: SetType | None, rest_seconds: int) -> int:
    """Return the seconds of rest after a checked row, warm-ups too: none before a drop set, which follows without one."""
    return 0 if next_type is SetType.DROP else rest_seconds
