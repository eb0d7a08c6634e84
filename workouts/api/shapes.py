"""What answers look like, for OpenAPI and the tests. The data itself comes from `queries`."""

from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from workouts.enums import Equipment, ExerciseType, Formula, Muscle, RecordType, SetType

Data = TypeVar("Data")


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Answer(Shape, Generic[Data]):
    success: Literal[True]
    data: Data


class Pages(Answer[Data], Generic[Data]):
    page: int
    page_size: int
    total: int


class Overlap(Shape):
    warning: str
    workout_id: int
    workout_uuid: UUID


class WarnedAnswer(Answer[Data], Generic[Data]):
    """Stored, but something may not be as it was meant; left out where nothing is to be said."""

    warnings: list[Overlap] = []


class Deleted(Shape):
    """What was deleted; what is sent for its UUID later is not stored."""

    id: int
    uuid: UUID


class Refusal(Shape):
    success: Literal[False]
    error: str
    fields: dict[str, str] | None = None
    details: dict[str, Any] | None = None


class Health(Shape):
    status: Literal["ok", "degraded"]
    database: Literal["up", "away"]
    cache: Literal["up", "away"]
    queue: Literal["up", "away"]


class Statistics(Shape):
    total_sessions: int
    total_volume_kg: float
    total_sets: int
    total_reps: int
    avg_session_duration_minutes: float | None
    workout_days: int
    current_streak: int
    longest_streak: int


class Set(Shape):
    id: int
    uuid: UUID
    exercise_id: int
    exercise_name: str
    primary_muscles: list[Muscle]
    set_number: int
    set_type: SetType
    reps: int | None
    weight_kg: float | None
    duration_seconds: int | None
    distance_m: float | None
    custom_metric: int | None
    rpe: float | None
    rest_seconds: int | None
    notes: str
    is_warmup: bool
    is_failure: bool
    volume_kg: float
    logged_at: datetime
    created_at: datetime


class Workout(Shape):
    id: int
    uuid: UUID
    title: str
    routine_id: int | None
    routine_name: str | None
    started_at: datetime
    completed_at: datetime | None
    time_zone: str
    duration_seconds: int | None
    total_volume_kg: float
    total_sets: int
    total_reps: int
    total_exercises: int
    notes: str
    rating: int | None
    bodyweight_kg: float | None
    is_private: bool
    created_at: datetime
    updated_at: datetime


class WorkoutWithSets(Workout):
    sets: list[Set]


class Exercise(Shape):
    id: int
    name: str
    description: str
    type: ExerciseType
    equipment: list[Equipment]
    primary_muscles: list[Muscle]
    secondary_muscles: list[Muscle]
    video_url: str
    thumbnail_url: str
    is_custom: bool
    counts_bodyweight: bool
    hevy_id: str | None


class SetOfRecord(Shape):
    weight_kg: float | None
    reps: int | None
    duration_seconds: int | None
    distance_m: float | None
    custom_metric: int | None


class Record(Shape):
    record_type: RecordType
    value: float
    unit: Literal["kg", "reps", "s", "m", "s/km", "floors", "steps"]
    formula: Formula | None
    previous_value: float | None
    previous_achieved_at: datetime | None
    gain: float | None
    achieved_at: datetime
    superseded_at: datetime | None
    workout_id: int
    set_id: int | None
    set: SetOfRecord | None


class Day(Shape):
    date: date
    volume_kg: float
    total_sets: int
    avg_weight: float


# What any operation of a lifter may answer beside its data.
REFUSALS: dict[int, Any] = {400: Refusal, 401: Refusal, 403: Refusal, 404: Refusal, 429: Refusal}
WRITE_REFUSALS: dict[int, Any] = {**REFUSALS, 409: Refusal, 410: Refusal}
