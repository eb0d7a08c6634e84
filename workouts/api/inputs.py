"""What requests hold. Fields that are not named here are refused."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from workouts.api.fields import Digits, Flag, Id, Moment, Number, OneOf, Text, Whole
from workouts.domain.values import Values
from workouts.enums import Equipment, Muscle, SetType


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewWorkout(Body):
    started_at: Annotated[datetime, Moment()]
    routine_id: Annotated[int, Id()] | None = None


class NewSet(Body):
    exercise_id: Annotated[int, Id()]
    set_number: Annotated[int, Whole(1, 200)]
    reps: Annotated[int, Whole(0, 1000)]
    weight_kg: Annotated[Decimal, Number(0, 1000)]
    rpe: Annotated[Decimal, Number(1, 10, step=Decimal("0.5"))] | None = None
    is_warmup: Annotated[bool, Flag()] = False
    is_failure: Annotated[bool, Flag()] = False

    @model_validator(mode="after")
    def _one_kind(self) -> "NewSet":
        if self.is_warmup and self.is_failure:
            raise PydanticCustomError("both", "A set is a warm-up or goes to failure, not both.")
        return self

    @property
    def set_type(self) -> SetType:
        return SetType.WARMUP if self.is_warmup else SetType.FAILURE if self.is_failure else SetType.NORMAL

    @property
    def values(self) -> Values:
        return Values(weight_kg=self.weight_kg, reps=self.reps, rpe=self.rpe)


class Completion(Body):
    rating: Annotated[int, Whole(1, 5)] | None = None


class Period(BaseModel):
    days: Annotated[int, Digits(1, 36_500)] = 30


class VolumePeriod(BaseModel):
    days: Annotated[int, Digits(1, 36_500)] = 90


class Page(BaseModel):
    page: Annotated[int, Digits(1, 1_000_000)] = 1
    page_size: Annotated[int, Digits(1, 100)] = 20


class ExerciseFilters(BaseModel):
    q: Annotated[str, Text(100)] = ""
    muscle: Annotated[str, OneOf(tuple(Muscle))] = ""
    equipment: Annotated[str, OneOf(tuple(Equipment))] = ""
