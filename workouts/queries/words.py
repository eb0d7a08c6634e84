"""Finding finished workouts by words: of title and notes, of their routine, of an exercise or what is noted beside it."""

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from workouts.domain.searching import excerpt, slips, words
from workouts.models import Exercise, Routine, SessionExercise, WorkoutSession
from workouts.queries.exercises import ALIKE, matching


class Found(NamedTuple):
    """The ids of workouts; `is_rough` where they only hold something like the words."""

    ids: list[int]
    is_rough: bool = False


def workouts_with(lifter: Any, sessions: QuerySet[WorkoutSession], q: str) -> Found:
    """Return which of the sessions hold all the words in one of their texts, else those that hold them anywhere.

    Where there are none either, a word may be misspelled. Two statements where the words are found at once.
    """
    typed = words(q) or q.split()[:1]  # an emoji is no word, and may well be a title
    if not typed:
        return Found([])
    together, apart = [typed], [[word] for word in typed]
    steps = [together, apart] if len(typed) > 1 else [together]
    for is_rough in (False, True):
        for texts in steps:
            held = sessions.filter(*(_held_by_one(lifter, text, is_rough) for text in texts))
            if ids := list(held.values_list("pk", flat=True)):
                return Found(ids, is_rough)
    return Found([])


def said_there(lifter: Any, sessions: Iterable[WorkoutSession], q: str) -> dict[int, str]:
    """Return {session id: the part of its notes that holds a word}. One statement."""
    typed, found = words(q), list(sessions)
    texts = [(session.pk, session.notes) for session in found]
    entries = SessionExercise.objects.owned_by(lifter).filter(session__in=found).exclude(notes="")
    texts += entries.order_by("session", "position").values_list("session", "notes")
    said: dict[int, str] = {}
    for session_id, text in texts:
        if typed and session_id not in said and (part := excerpt(text, typed)):
            said[session_id] = part
    return said


def _held_by_one(lifter: Any, typed: list[str], is_rough: bool) -> Q:
    """Whether one text of a workout holds all of these words."""
    known = matching(Exercise.objects.visible_to(lifter), " ".join(typed), lifter=lifter)
    if not is_rough:
        known = known.filter(Q(match__lt=ALIKE))
    # Read first: with the ids before it the database plans by how often these exercises were done.
    exercises = list(known.values_list("pk", flat=True))
    entries = SessionExercise.objects.owned_by(lifter)
    of_entries = entries.filter(Q(exercise__in=exercises) | ~Q(notes="") & _written("notes", typed, is_rough))
    routines = Routine.objects.owned_by(lifter).filter(_written("name", typed, is_rough))
    in_session = _written("title", typed, is_rough) | _written("notes", typed, is_rough)
    return in_session | Q(routine__in=routines) | Q(pk__in=of_entries.values("session"))


def _written(column: str, typed: list[str], is_rough: bool) -> Q:
    return reduce(and_, (_is_in(column, word, is_rough) for word in typed))


def _is_in(column: str, word: str, is_rough: bool) -> Q:
    exact = Q(**{f"{column}__icontains": word})
    if not is_rough or not word.isalnum():
        return exact
    return exact | Q(**{f"{column}__iregex": slips(word)}) | Q(**{f"{column}__trigram_word_similar": word})
