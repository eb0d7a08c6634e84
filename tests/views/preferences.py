"""What lifters choose in their profile."""

WANTED = {
    "weight_unit": "lb",
    "distance_unit": "mi",
    "length_unit": "in",
    "time_zone": "America/New_York",
    "first_weekday": "6",
    "weekly_goal": "4",
    "default_rest_seconds": "2:30",
    "shows_rpe": "on",
    "rest_notifies": "on",
    "previous_from": "routine",
    "one_rep_max_formula": "epley",
    "counts_warmups": "on",
    "theme": "dark",
}
