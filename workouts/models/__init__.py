"""The tables, one noun a file."""

from workouts.models.api_key import ApiKey
from workouts.models.deletion import Deletion
from workouts.models.equipment import Bar, ExerciseBar, Plate, WarmupStep
from workouts.models.exercise import Exercise, ExerciseAlias
from workouts.models.exercise_note import ExerciseNote
from workouts.models.exercise_units import ExerciseUnits
from workouts.models.file_import import Import, ImportFile
from workouts.models.measurement import BodyMeasurement
from workouts.models.metering import MeteredQuarter
from workouts.models.record import PersonalRecord, RecordsDue
from workouts.models.routine import Routine, RoutineExercise, RoutineFolder, RoutineSet
from workouts.models.session import WorkoutSession
from workouts.models.session_exercise import SessionExercise
from workouts.models.share_link import ShareLink
from workouts.models.trash import DeletedWorkout
from workouts.models.user import Catalogue, User
from workouts.models.workout_set import WorkoutSet

__all__ = [
    "ApiKey",
    "Bar",
    "BodyMeasurement",
    "Catalogue",
    "DeletedWorkout",
    "Deletion",
    "Exercise",
    "ExerciseAlias",
    "ExerciseBar",
    "ExerciseNote",
    "ExerciseUnits",
    "Import",
    "ImportFile",
    "MeteredQuarter",
    "PersonalRecord",
    "Plate",
    "RecordsDue",
    "Routine",
    "RoutineExercise",
    "RoutineFolder",
    "RoutineSet",
    "SessionExercise",
    "ShareLink",
    "User",
    "WarmupStep",
    "WorkoutSession",
    "WorkoutSet",
]
