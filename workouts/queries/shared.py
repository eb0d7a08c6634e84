"""What a link shows: of a workout or a report no more than its lifter wants, and nothing that leads further."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from django.db.models import Sum

from workouts.domain.spans import Span
from workouts.domain.titles import is_by_hour
from workouts.enums import SetType
from workouts.models import Exercise, ShareLink, User, WorkoutSession, WorkoutSet
from workouts.models.exercise import moving_lifter
from workouts.models.user import with_catalogue_generation
from workouts.queries.history import session_facts
from workouts.queries.reports import HOLD_BODYWEIGHT, report

UNTITLED = "Workout"


def links_of(lifter: Any) -> list[tuple[ShareLink, WorkoutSession | Span | None]]:
    """Return the links that open, the latest first, each with what it shows: None for a deleted workout. Two statements."""
    links = list(ShareLink.objects.owned_by(lifter).usable().order_by("-created_at", "-pk"))
    uuids = [link.session_uuid for link in links if link.session_uuid]
    sessions = {each.uuid: each for each in WorkoutSession.objects.owned_by(lifter).completed().filter(uuid__in=uuids)}
    return [(link, link.of_span or sessions.get(link.session_uuid)) for link in links]


def session_of(link: ShareLink) -> WorkoutSession | None:
    """Return the workout of a link; None where it was deleted, or is no more the sharer's."""
    sessions = WorkoutSession.objects.owned_by(link.lifter_id).completed()
    return sessions.filter(uuid=link.session_uuid).first() if link.session_uuid else None


def sharer_of(link: ShareLink) -> Any:
    """Return whose link it is, as a request would read them: with all that a cache key needs."""
    return with_catalogue_generation(User.objects.filter(pk=link.lifter_id)).get()


def in_units_of(lifter: Any) -> SimpleNamespace:
    """Return how a lifter reads figures, and nothing else of them: what templates of shared pages know as the user."""
    names = ("weight_unit", "distance_unit", "first_weekday", "time_zone")
    return SimpleNamespace(**{name: getattr(lifter, name) for name in names})


def shared_session(link: ShareLink, session: WorkoutSession) -> dict[str, Any]:
    """Return what a link says of a workout; `session.lifter` is the sharer, with the generation of a cache key."""
    facts = session_facts(session)
    entries = [entry for part in facts["parts"] for entry in part["entries"]]
    hidden = set() if link.shows_bodyweight else _moving(entries)
    records = _medals(facts["records"]["exercises"], hidden)
    ends_at = session.completed_at or session.started_at
    start, end = (moment.astimezone(session.zone).replace(tzinfo=None) for moment in (session.started_at, ends_at))
    return {
        "title": UNTITLED if is_by_hour(session.title) and not link.shows_times else session.title,
        "day": session.started_on,
        "start": start if link.shows_times else None,
        "end": end if link.shows_times else None,
        "bodyweight_kg": session.bodyweight_kg if link.shows_bodyweight else None,
        "notes": session.notes if link.shows_notes else "",
        "volume_kg": session.total_volume_kg - _volume_of(session, hidden),
        "is_without_lifter": bool(hidden),
        "seconds": session.duration_seconds,
        "sets": session.total_sets,
        "reps": session.total_reps,
        "exercises": len({entry["exercise_id"] for entry in entries}),
        "is_computed": facts["records"]["is_computed"],
        "medals": sum(len(group["medals"]) for group in records),
        "records": records,
        "parts": [
            part | {"entries": [_entry(entry, link, hidden) for entry in part["entries"]]} for part in facts["parts"]
        ],
        "has_rpe": facts["has_rpe"],
        "muscles": facts["muscles"],
    }


def shared_report(link: ShareLink, lifter: Any) -> dict[str, Any]:
    """Return what a link says of a month or a year."""
    span = link.of_span
    assert span is not None  # noqa: S101 the database holds no link of nothing
    found = report(lifter, span, today=lifter.today, with_bodyweight=link.shows_bodyweight)
    return found | {
        "previous": None,
        "next": None,
        "favourites": [_without(row, "exercise_id") for row in found["favourites"]],
        "records": [_without(row, "exercise_id", "set_id") for row in found["records"]],
        "weeks": found["weeks"] and [[cell and _day(cell) for cell in week] for week in found["weeks"]],
    }


def _moving(entries: Iterable[Mapping[str, Any]]) -> set[int]:
    """Return the exercises in whose load the lifter is: figures of it would tell what they weigh."""
    ids = {entry["exercise_id"] for entry in entries}
    return set(Exercise.objects.filter(moving_lifter(), pk__in=ids).values_list("pk", flat=True))


def _volume_of(session: WorkoutSession, exercise_ids: set[int]) -> Any:
    if not exercise_ids:
        return 0
    sets = WorkoutSet.objects.filter(session=session, exercise__in=exercise_ids, logged_at__isnull=False)
    if not session.lifter.counts_warmups:
        sets = sets.exclude(set_type=SetType.WARMUP)
    return sets.aggregate(volume=Sum("volume_kg", default=0))["volume"]


def _medals(groups: Iterable[Mapping[str, Any]], hidden: set[int]) -> list[dict[str, Any]]:
    """Return the records by exercise; when and what they beat was another workout."""
    found = []
    for group in groups:
        told = [
            _without(medal, "set_id", "previous_value", "previous_on")
            for medal in group["medals"]
            if group["exercise_id"] not in hidden or medal["kind"] not in HOLD_BODYWEIGHT
        ]
        if told:
            found.append({"exercise": group["exercise"], "units": group["units"], "medals": told})
    return found


def _entry(entry: Mapping[str, Any], link: ShareLink, hidden: set[int]) -> dict[str, Any]:
    shown = _without(entry, "exercise_id") | {"notes": entry["notes"] if link.shows_notes else ""}
    if entry["exercise_id"] in hidden:
        # Nor does a row say that it holds a record, which would have to be one that is not told.
        sets = [row | {"one_rep_max_kg": None, "is_record": False} for row in entry["sets"]]
        shown |= {"is_estimated": False, "sets": sets}
    return shown


def _day(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"day": cell["day"], "rows": [{"volume_kg": row["volume_kg"]} for row in cell["rows"]]}


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
