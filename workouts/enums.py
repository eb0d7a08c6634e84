"""The closed vocabularies. Their values are stored, sent and imported; renaming one is a migration."""

from decimal import Decimal
from enum import StrEnum


class ExerciseType(StrEnum):
    """What a set of an exercise consists of."""

    WEIGHT_REPS = "weight_reps"
    REPS_ONLY = "reps_only"
    BODYWEIGHT_WEIGHTED = "bodyweight_weighted"
    BODYWEIGHT_ASSISTED = "bodyweight_assisted"
    DURATION = "duration"
    WEIGHT_DURATION = "weight_duration"
    DISTANCE_DURATION = "distance_duration"
    SHORT_DISTANCE_WEIGHT = "short_distance_weight"
    FLOORS_DURATION = "floors_duration"
    STEPS_DURATION = "steps_duration"

    @property
    def label(self) -> str:
        return _TYPE_LABELS[self]

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields of WorkoutSet that a row of this type shows, in the order of the screen."""
        return _COLUMNS[self]

    @property
    def sign(self) -> str:
        """What stands before a weight that is added to the lifter's own, or taken off it."""
        return {self.BODYWEIGHT_WEIGHTED: "+", self.BODYWEIGHT_ASSISTED: "−"}.get(self, "")

    @property
    def is_loaded(self) -> bool:
        """Whether a weight is put on for a set, rather than taken off."""
        return "weight_kg" in self.columns and self is not ExerciseType.BODYWEIGHT_ASSISTED

    @property
    def has_warmups(self) -> bool:
        """Whether lighter sets lead up to it."""
        return self.is_loaded and "reps" in self.columns


_TYPE_LABELS = {
    ExerciseType.WEIGHT_REPS: "Weight and reps",
    ExerciseType.REPS_ONLY: "Reps",
    ExerciseType.BODYWEIGHT_WEIGHTED: "Bodyweight, weighted",
    ExerciseType.BODYWEIGHT_ASSISTED: "Bodyweight, assisted",
    ExerciseType.DURATION: "Duration",
    ExerciseType.WEIGHT_DURATION: "Weight and duration",
    ExerciseType.DISTANCE_DURATION: "Distance and duration",
    ExerciseType.SHORT_DISTANCE_WEIGHT: "Weight and distance",
    ExerciseType.FLOORS_DURATION: "Floors and duration",
    ExerciseType.STEPS_DURATION: "Steps and duration",
}

_COLUMNS = {
    ExerciseType.WEIGHT_REPS: ("weight_kg", "reps"),
    ExerciseType.REPS_ONLY: ("reps",),
    ExerciseType.BODYWEIGHT_WEIGHTED: ("weight_kg", "reps"),
    ExerciseType.BODYWEIGHT_ASSISTED: ("weight_kg", "reps"),
    ExerciseType.DURATION: ("duration_seconds",),
    ExerciseType.WEIGHT_DURATION: ("weight_kg", "duration_seconds"),
    ExerciseType.DISTANCE_DURATION: ("distance_m", "duration_seconds"),
    ExerciseType.SHORT_DISTANCE_WEIGHT: ("weight_kg", "distance_m"),
    ExerciseType.FLOORS_DURATION: ("custom_metric", "duration_seconds"),
    ExerciseType.STEPS_DURATION: ("custom_metric", "duration_seconds"),
}


class SetType(StrEnum):
    NORMAL = "normal"
    WARMUP = "warmup"
    DROP = "drop"
    FAILURE = "failure"

    @property
    def letter(self) -> str:
        """What stands in place of a number; nothing for a normal set."""
        return "" if self is SetType.NORMAL else self.value[0].upper()

    @property
    def label(self) -> str:
        return {"normal": "Normal", "warmup": "Warm-up", "drop": "Drop set", "failure": "To failure"}[self.value]


class RecordType(StrEnum):
    """Kinds of personal records; see `workouts.domain.record_values` for what each measures."""

    ONE_REP_MAX = "1rm"
    MAX_WEIGHT = "max_weight"
    THREE_REP_MAX = "3rm"
    FIVE_REP_MAX = "5rm"
    ASSISTANCE = "assistance"
    REPS = "reps"
    SESSION_REPS = "session_reps"
    SET_VOLUME = "set_volume"
    VOLUME = "volume"
    DISTANCE = "distance"
    PACE = "pace"
    FLOORS = "floors"
    STEPS = "steps"
    DURATION = "duration"

    @property
    def label(self) -> str:
        return _RECORD_LABELS[self]

    @property
    def unit(self) -> str:
        """What its values are stored and sent in."""
        return _RECORD_UNITS.get(self, "kg")

    @property
    def is_lower_better(self) -> bool:
        return self in LOWER_IS_BETTER

    def is_better(self, value: Decimal, *, than: Decimal) -> bool:
        """Whether a value beats another. Equal is not better."""
        return value < than if self in LOWER_IS_BETTER else value > than


LOWER_IS_BETTER = frozenset({RecordType.ASSISTANCE, RecordType.PACE})

_RECORD_LABELS = {
    RecordType.ONE_REP_MAX: "Estimated 1RM",
    RecordType.MAX_WEIGHT: "Heaviest weight",
    RecordType.THREE_REP_MAX: "3+ reps",
    RecordType.FIVE_REP_MAX: "5+ reps",
    RecordType.SET_VOLUME: "Set volume",
    RecordType.VOLUME: "Session volume",
    RecordType.ASSISTANCE: "Least assistance",
    RecordType.DISTANCE: "Longest distance",
    RecordType.PACE: "Best pace",
    RecordType.FLOORS: "Most floors",
    RecordType.STEPS: "Most steps",
    RecordType.DURATION: "Longest time",
    RecordType.REPS: "Most reps in a set",
    RecordType.SESSION_REPS: "Most reps in a workout",
}

_RECORD_UNITS = {
    RecordType.DISTANCE: "m",
    RecordType.PACE: "s/km",
    RecordType.FLOORS: "floors",
    RecordType.STEPS: "steps",
    RecordType.DURATION: "s",
    RecordType.REPS: "reps",
    RecordType.SESSION_REPS: "reps",
}


class Formula(StrEnum):
    """How a one-rep max is estimated."""

    BRZYCKI = "brzycki"
    EPLEY = "epley"
    TABLE = "table"

    @property
    def label(self) -> str:
        return {"brzycki": "Brzycki", "epley": "Epley", "table": "Percentages"}[self.value]


class Muscle(StrEnum):
    ABDOMINALS = "abdominals"
    ABDUCTORS = "abductors"
    ADDUCTORS = "adductors"
    BICEPS = "biceps"
    CALVES = "calves"
    CARDIO = "cardio"
    CHEST = "chest"
    FOREARMS = "forearms"
    FULL_BODY = "full_body"
    GLUTES = "glutes"
    HAMSTRINGS = "hamstrings"
    LATS = "lats"
    LOWER_BACK = "lower_back"
    NECK = "neck"
    OTHER = "other"
    QUADRICEPS = "quadriceps"
    SHOULDERS = "shoulders"
    TRAPS = "traps"
    TRICEPS = "triceps"
    UPPER_BACK = "upper_back"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Equipment(StrEnum):
    NONE = "none"
    BARBELL = "barbell"
    BENCH = "bench"
    CABLE = "cable"
    DUMBBELL = "dumbbell"
    EXERCISE_BALL = "exercise_ball"
    EZ_BAR = "ez_bar"
    KETTLEBELL = "kettlebell"
    LANDMINE = "landmine"
    MACHINE = "machine"
    MEDICINE_BALL = "medicine_ball"
    OTHER = "other"
    PLATE = "plate"
    RESISTANCE_BAND = "resistance_band"
    SMITH_MACHINE = "smith_machine"
    SUSPENSION = "suspension"
    TRAP_BAR = "trap_bar"

    @property
    def label(self) -> str:
        return (
            "No equipment" if self is Equipment.NONE else self.value.replace("_", " ").capitalize().replace("Ez", "EZ")
        )


class WeightUnit(StrEnum):
    KG = "kg"
    LB = "lb"

    @property
    def label(self) -> str:
        return {"kg": "Kilograms", "lb": "Pounds"}[self.value]


class DistanceUnit(StrEnum):
    """Metres are chosen for single exercises, such as rowing."""

    KM = "km"
    MI = "mi"
    M = "m"

    @property
    def label(self) -> str:
        return {"km": "Kilometres", "mi": "Miles", "m": "Metres"}[self.value]


class LengthUnit(StrEnum):
    CM = "cm"
    IN = "in"


class PreviousFrom(StrEnum):
    """Where the values of last time are taken from."""

    ANY = "any"
    ROUTINE = "routine"


class Theme(StrEnum):
    DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"


class Kind(StrEnum):
    """What a row of the table of deletions was."""

    SESSION = "session"
    ENTRY = "entry"
    SET = "set"
    ROUTINE = "routine"


class ImportState(StrEnum):
    """How far the import of a file is."""

    UPLOADED = "uploaded"
    PREVIEWED = "previewed"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    UNDONE = "undone"


class BarKind(StrEnum):
    """What a bar is; an exercise takes the first one of the kind that its equipment asks for."""

    BARBELL = "barbell"
    EZ_BAR = "ez_bar"
    TRAP_BAR = "trap_bar"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"barbell": "Barbell", "ez_bar": "EZ bar", "trap_bar": "Trap bar", "other": "Other bar"}[self.value]
