"""What a workout is called when nobody named it."""

_PARTS = ((5, "Night"), (11, "Morning"), (14, "Midday"), (18, "Afternoon"), (22, "Evening"), (24, "Night"))


def title_by_hour(hour: int) -> str:
    """Return a title for the local hour of the start, 0–23."""
    return next(_titled(name) for end, name in _PARTS if hour < end)


def is_by_hour(title: str) -> bool:
    """Whether the title tells the time of day and nothing else."""
    return title.casefold() in {_titled(name).casefold() for _, name in _PARTS}


def _titled(name: str) -> str:
    return f"{name} workout"
