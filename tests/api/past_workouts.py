"""Workouts of the past, as a program posts them."""

OVER = {"started_at": "2026-03-02T17:30:00Z", "completed_at": "2026-03-02T18:30:00Z"}


def done(exercise, number=1, **values):
    return {"exercise_id": exercise.pk, "set_number": number, "reps": 5, "weight_kg": 100, **values}


def post(program, **changes):
    return program.post("/api/workouts", OVER | changes)
