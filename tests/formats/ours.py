"""Documents in the shape of this tracker's own export."""

import json

ID = "6a1b4d0c-52d4-4b2b-9f5e-0d4f5d1f3a11"
SET = {"uuid": ID, "set_type": "drop", "weight_kg": "102.058283", "reps": 5, "rpe": "8.5", "notes": "a\r\nb"}
WORKOUT = {"title": "Push", "started_at": "2025-12-05T11:37:00+01:00", "exercises": [{"exercise": 1, "sets": [SET]}]}


def document(**sections):
    return json.dumps({"format": "full-tracker", "version": 1} | sections)
