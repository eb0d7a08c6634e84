"""What requests hold. Fields that are not named here are refused; in a change, what is not sent stays as it is."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from workouts.api.fields import Digits, Flag, Id, Moment, Number, Whole
from workouts.api.words import Line, Note, OneOf, OneOfOrNone, Text, Uuid, Zone
from workouts.domain.units import STORED_METRES
from workouts.domain.values import Values
from workouts.enums import Equipment, Muscle, SetType
from workouts.services.limits import MOST_ROWS
from workouts.services.posted_sets import flagged


def not_sent() -> Any:
    """Stand for what may be left out but not be null: the description of the API then names no default."""
    return Field(default_factory=lambda: None)


Reps = Annotated[int, Whole(0, 1000)]
Weight = Annotated[Decimal, Number(0, 1000)]
SetNumber = Annotated[int, Whole(1, 200)]
Rating = Annotated[int, Whole(1, 5)]
Bodyweight = Annotated[Decimal, Number(1, 1000)]
Title = Annotated[str, Line(200)]
Notes = Annotated[str, Note(10_000)]
Instant = Annotated[datetime, Moment()]
SetFlag = Annotated[bool, Flag()]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    def sent(self, *names: str) -> dict[str, Any]:
        """Return those of the fields that were sent."""
        return {name: getattr(self, name) for name in names if name in self.model_fields_set}


class Entered(Body):
    """What a set may hold beside reps and weight. `set_type` says what the two flags say, and drop sets as well."""

    duration_seconds: Annotated[int, Whole(0, 86_400)] | None = None
    distance_m: Annotated[Decimal, Number(0, 1_000_000, places=STORED_METRES)] | None = None
    custom_metric: Annotated[int, Whole(0, 1_000_000)] | None = None
    rpe: Annotated[Decimal, Number(1, 10, step=Decimal("0.5"))] | None = None
    set_type: Annotated[str, OneOf(tuple(SetType))] = not_sent()
    is_warmup: SetFlag = not_sent()
    is_failure: SetFlag = not_sent()

    @model_validator(mode="after")
    def _one_kind(self) -> "Entered":
        flags = self.sent("is_warmup", "is_failure")
        if all(flags.get(name) for name in ("is_warmup", "is_failure")):
            raise PydanticCustomError("both", "A set is a warm-up or goes to failure, not both.")
        if self.set_type and flags != {name: self.set_type == name.removeprefix("is_") for name in flags}:
            raise PydanticCustomError("both", "set_type says something else than is_warmup and is_failure.")
        return self

    @property
    def kind(self) -> dict[str, Any]:
        """What is said of the type of the set, as the services take it."""
        said = SetType(self.set_type) if self.set_type else None
        return {"set_type": said, **self.sent("is_warmup", "is_failure")}


class NewSet(Entered):
    exercise_id: Annotated[int, Id()]
    set_number: SetNumber
    reps: Reps
    weight_kg: Weight

    @property
    def new_type(self) -> SetType:
        flags = flagged(SetType.NORMAL, is_warmup=self.is_warmup, is_failure=self.is_failure)
        return SetType(self.set_type) if self.set_type else flags

    @property
    def values(self) -> Values:
        return Values(**{name: getattr(self, name) for name in _VALUES})


class SetChanges(Entered):
    set_number: SetNumber = not_sent()
    reps: Reps = not_sent()
    weight_kg: Weight = not_sent()

    @property
    def values(self) -> dict[str, Any]:
        return self.sent(*_VALUES)


class NewWorkout(Body):
    """A workout begins; with `completed_at` it is over already, and may bring what else is known of it."""

    started_at: Instant
    routine_id: Annotated[int, Id()] | None = None
    uuid: Annotated[UUID, Uuid()] = not_sent()
    time_zone: Annotated[str, Zone()] = not_sent()
    completed_at: Instant = not_sent()
    title: Title = not_sent()
    notes: Notes = not_sent()
    rating: Rating | None = None
    bodyweight_kg: Bodyweight = not_sent()
    sets: Annotated[list[NewSet], Field(max_length=MOST_ROWS)] = []

    @model_validator(mode="after")
    def _over_or_not(self) -> "NewWorkout":
        early = [name for name, value in self.sent(*_OF_FINISHED).items() if value]
        if early and self.completed_at is None:
            sentence = f"A workout in progress begins without {' and '.join(early)}. Send completed_at as well, or send that later."
            raise PydanticCustomError("early", "{sentence}", {"sentence": sentence})
        return self

    @property
    def place(self) -> dict[str, Any]:
        """What a workout is known by, and where it is."""
        return {"uuid": self.uuid, "time_zone": self.time_zone or ""}

    @property
    def details(self) -> dict[str, Any]:
        return self.sent("title", "notes", "rating", "bodyweight_kg")


class WorkoutChanges(Body):
    title: Title = not_sent()
    notes: Notes = not_sent()
    rating: Rating | None = None
    started_at: Instant = not_sent()
    completed_at: Instant = not_sent()
    bodyweight_kg: Bodyweight = not_sent()

    @property
    def named(self) -> dict[str, Any]:
        """What is named, as the services take it: they know a rating that is taken back from one that is not named."""
        named = self.sent(*type(self).model_fields)
        return named | ({"is_unrated": True} if named.get("rating", 0) is None else {})


class Completion(Body):
    rating: Rating | None = None


class Period(BaseModel):
    days: Annotated[int, Digits(1, 36_500)] = 30


class RecordsWanted(BaseModel):
    history: Annotated[str, OneOf(("0", "1"))] = "0"


class VolumePeriod(BaseModel):
    days: Annotated[int, Digits(1, 36_500)] = 90


class Page(BaseModel):
    page: Annotated[int, Digits(1, 1_000_000)] = 1
    page_size: Annotated[int, Digits(1, 100)] = 20


class ExerciseFilters(BaseModel):
    q: Annotated[str, Text(100)] = ""
    muscle: Annotated[str, OneOfOrNone(tuple(Muscle))] = ""
    equipment: Annotated[str, OneOfOrNone(tuple(Equipment))] = ""


_OF_FINISHED = ("title", "notes", "rating", "bodyweight_kg", "sets")
_VALUES = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric", "rpe")
