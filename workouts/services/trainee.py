"""A lifter made up: a strength nobody sees, grown with time, and the rules by which they choose their weights."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal
from random import Random

from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.models import Exercise, Routine, User
from workouts.services.past import PastEntry, PastSet, PastWorkout
from workouts.services.training_plan import DELOAD_NOTE, ENTRY_NOTES, NOTES, Day, Lift

BAR_KG = Decimal(20)
WARMUPS = ((Decimal("0.4"), 8), (Decimal("0.6"), 5), (Decimal("0.8"), 3))
LIGHT = Decimal("0.8")
FAILURES_TO_STEP_BACK = 3


@dataclass(slots=True)
class Progress:
    """What the lifter takes for an exercise next time, and how often it was too much in a row."""

    weight_kg: Decimal
    failures: int = 0


def bodyweight_on(day: date) -> Decimal:
    """Return what the lifter weighs: a slow wave of cutting and gaining around 82 kg."""
    turn = day.toordinal() * 2 * math.pi / 500
    return Decimal(round(82 + 2.4 * math.sin(turn) + 0.5 * math.sin(turn * 6.3), 1)).quantize(Decimal("0.1"))


class Trainee:
    def __init__(
        self,
        lifter: User,
        exercises: Mapping[str, Exercise],
        routines: Mapping[str, Routine],
        *,
        begun: date,
        chance: Random,
    ) -> None:
        self._lifter, self._exercises, self._routines = lifter, exercises, routines
        self._begun, self._chance = begun, chance
        self._progress: dict[str, Progress] = {}
        self._clock = timedelta()

    def workout(self, day: Day, starts: datetime, is_light: bool = False) -> PastWorkout:
        """Train: the weights of the next time follow from how it went."""
        chance, on = self._chance, starts.date()
        self._clock = timedelta(minutes=chance.uniform(3, 8))
        entries = [self._entry(lift, on, is_light=is_light) for lift in self._chosen(day, is_light=is_light)]
        seconds = int(self._clock.total_seconds()) + chance.randint(60, 400)
        started_at = starts.astimezone(UTC)
        return PastWorkout(
            title=day.name,
            started_at=started_at,
            completed_at=started_at + timedelta(seconds=seconds),
            duration_seconds=seconds,
            time_zone=self._lifter.time_zone,
            entries=tuple(entries),
            notes=DELOAD_NOTE if is_light else chance.choice(NOTES) if chance.random() < 0.15 else "",
            rating=chance.choice((2, 3, 3, 4, 4, 4, 5, 5)) if chance.random() < 0.6 else None,
            routine=self._routines.get(day.name),
        )

    def _chosen(self, day: Day, *, is_light: bool) -> list[Lift]:
        """Leave out the last exercise when time is short."""
        lifts = [lift for lift in day.lifts if lift.exercise in self._exercises]
        is_short = is_light or self._chance.random() < 0.25
        return lifts[:-1] if is_short and len(lifts) > 1 else lifts

    def _entry(self, lift: Lift, on: date, *, is_light: bool) -> PastEntry:
        exercise = self._exercises[lift.exercise]
        strength = self._strength(lift, on)
        match exercise.type:
            case ExerciseType.WEIGHT_REPS | ExerciseType.BODYWEIGHT_WEIGHTED:
                own = bodyweight_on(on) if exercise.type == ExerciseType.BODYWEIGHT_WEIGHTED else Decimal(0)
                sets = list(self._weighted(lift, strength, own, is_light=is_light))
            case ExerciseType.REPS_ONLY:
                sets = [self._row(lift, reps=max(1, int(strength - 1.3 * number))) for number in range(lift.sets)]
            case _:
                sets = [self._timed(lift, strength * (1 - 0.12 * number)) for number in range(lift.sets)]
        return PastEntry(
            exercise=exercise,
            sets=tuple(sets),
            notes=self._chance.choice(ENTRY_NOTES) if self._chance.random() < 0.04 else "",
            superset_group=lift.superset,
            rest_seconds=lift.rest_seconds,
        )

    def _strength(self, lift: Lift, on: date) -> float:
        """Return today's strength: quick gains first, slower later, plateaus, and the form of the day."""
        years = (on - self._begun).days / 365
        grown = 1 + lift.gain * (1 - math.exp(-1.1 * years))
        plateaus = 1 + 0.012 * math.sin(years * 9 + len(lift.exercise))
        return lift.strength * grown * plateaus * self._chance.gauss(1, 0.012)

    def _weighted(self, lift: Lift, strength: float, own_kg: Decimal, *, is_light: bool) -> Iterator[PastSet]:
        progress = self._progress.setdefault(lift.exercise, Progress(_first_weight(lift, strength, own_kg)))
        weight = _rounded(progress.weight_kg * LIGHT, lift.step) if is_light else progress.weight_kg
        for share, reps in WARMUPS[: lift.warmups]:
            yield self._row(lift, max(BAR_KG, _rounded(weight * share, Decimal("2.5"))), reps, SetType.WARMUP)
        done = []
        for number in range(2 if is_light else lift.sets):
            able = _reps_with(float(weight + own_kg), strength * (1 - 0.018 * number))
            spared = self._chance.choice((0, 0.5, 1, 1, 2))
            reps = max(1, min(lift.low if is_light else lift.high, int(able - spared)))
            is_last = number == lift.sets - 1
            failed = is_last and able - reps < 1 and self._chance.random() < 0.4
            done.append(reps)
            yield self._row(
                lift,
                weight,
                reps,
                SetType.FAILURE if failed else SetType.NORMAL,
                rpe=self._rpe(10 - (able - reps)) if lift.warmups else None,
            )
        if not is_light:
            _learn(progress, lift, done)
            yield from self._drop_sets(lift, weight)

    def _drop_sets(self, lift: Lift, weight: Decimal) -> Iterator[PastSet]:
        if lift.superset and self._chance.random() < 0.12:
            lighter = _rounded(weight * Decimal("0.7"), lift.step)
            yield self._row(lift, lighter, self._chance.randint(8, 12), SetType.DROP)

    def _timed(self, lift: Lift, seconds: float) -> PastSet:
        if lift.metres:
            self._clock += timedelta(seconds=seconds)
            values = Values(distance_m=Decimal(lift.metres), duration_seconds=round(seconds))
        else:
            held = max(lift.low, min(lift.high, int(seconds) // 5 * 5))
            values = Values(duration_seconds=held)
        self._clock += timedelta(seconds=lift.rest_seconds + 60)
        return PastSet(values, after=self._whole_clock())

    def _row(
        self,
        lift: Lift,
        weight_kg: Decimal | None = None,
        reps: int = 0,
        set_type: SetType = SetType.NORMAL,
        *,
        rpe: Decimal | None = None,
    ) -> PastSet:
        rest = 50 if set_type is SetType.WARMUP else 10 if set_type is SetType.DROP else lift.rest_seconds
        self._clock += timedelta(seconds=reps * 3.5 + rest * self._chance.uniform(0.9, 1.5))
        return PastSet(Values(weight_kg=weight_kg, reps=reps, rpe=rpe), set_type, self._whole_clock())

    def _whole_clock(self) -> timedelta:
        return timedelta(seconds=int(self._clock.total_seconds()))

    def _rpe(self, effort: float) -> Decimal | None:
        if self._chance.random() < 0.35:
            return None
        return Decimal(max(12, min(20, round(effort * 2)))) / 2


def _first_weight(lift: Lift, strength: float, own_kg: Decimal) -> Decimal:
    """Return what leaves a few reps to go to the top of the range."""
    load = strength / (1 + (lift.low + 3) / 30)
    return max(Decimal(0), _rounded(Decimal(load) - own_kg, lift.step))


def _reps_with(load_kg: float, strength: float) -> float:
    """Return how many reps Epley's formula leaves at this load."""
    return 30 * (strength / load_kg - 1)


def _rounded(weight_kg: Decimal, step: Decimal) -> Decimal:
    return (weight_kg / step).to_integral_value(ROUND_FLOOR) * step


def _learn(progress: Progress, lift: Lift, reps: list[int]) -> None:
    """Add weight when all sets reach the top of the range; step back after three times below its low end."""
    if min(reps) >= lift.high:
        progress.weight_kg, progress.failures = progress.weight_kg + lift.step, 0
    elif reps[-1] < lift.low:
        progress.failures += 1
        if progress.failures == FAILURES_TO_STEP_BACK:
            progress.weight_kg, progress.failures = _rounded(progress.weight_kg * Decimal("0.9"), lift.step), 0
    else:
        progress.failures = 0
