"""What a workout is called when nobody named it."""


def title_by_hour(hour: int) -> str:
    """Return a title for the local hour of the start, 0–23."""
    parts = ((5, "Night"), (11, "Morning"), (14, "Midday"), (18, "Afternoon"), (22, "Evening"), (24, "Night"))
    return next(f"{name} workout" for end, name in parts if hour < end)
