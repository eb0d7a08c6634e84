"""What a lifter has, one of everything: what an address may name."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from django.apps import apps
from django.utils import timezone

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedSetFactory,
    RoutineFactory,
    SessionFactory,
    SetFactory,
)
from workouts.models import ApiKey, BodyMeasurement, Import, ShareLink, User
from workouts.services import entries, file_imports, sets, trash

# In every text of the lifter's, so that it is found wherever somebody else is shown it.
SECRET = "Zanzibar"


def things_of(lifter):
    """Return what an address may name; each thing has its `pk` and most their `uuid`."""
    lift = CustomExerciseFactory(name=f"{SECRET} lift", created_by=lifter)
    words = {"lifter": lifter, "title": f"{SECRET} day", "notes": f"{SECRET} night"}
    done = SetFactory(entry=EntryFactory(session=FinishedSessionFactory(**words), exercise=lift, notes=SECRET))
    row = SetFactory(entry=EntryFactory(session=SessionFactory(**words), exercise=lift))
    return SimpleNamespace(
        lifter=lifter,
        exercise=lift,
        other=ExerciseFactory(),
        finished=done.session,
        done=done,
        running=row.session,
        entry=row.entry,
        second=EntryFactory(session=row.session, exercise=lift),
        row=row,
        routine=PlannedSetFactory(
            planned__routine=RoutineFactory(lifter=lifter, name=f"{SECRET} plan"), planned__exercise=lift
        ).planned.routine,
        key=ApiKey.issue(lifter, name=SECRET)[0],
        weighed=_weighed(lifter),
        # Of a month without anything in it: what it shows is the sharer's to show.
        link=ShareLink.issue(lifter=lifter, uuid=uuid4(), span="month", first_on=date(2020, 1, 1)),
        upload=_import(lifter, state="previewed"),
        table=_table(lifter),
        brought=_import(lifter, state="done", started_at=timezone.now(), finished_at=timezone.now()),
        export=SimpleNamespace(name="json"),
        report=SimpleNamespace(month="2026-03", year="2026"),
        deleted=_deleted_session(words),
        deleted_entry=_deleted_entry(lifter, row.session, lift),
        deleted_set=_deleted_set(lifter, row.entry),
    )


def all_of(lifter):
    """Return every row of a lifter's, column by column."""
    of_lifter = [model for model in apps.get_app_config("workouts").get_models() if _has_lifter(model)]
    rows = {model.__name__: list(model.objects.filter(lifter=lifter).order_by("pk").values()) for model in of_lifter}
    for row in rows["ShareLink"]:
        del row["last_opened_at"]  # that somebody looked is noted
    return rows | {"generation": User.objects.get(pk=lifter.pk).generation}


def _has_lifter(model):
    return any(field.name == "lifter" for field in model._meta.fields)


def _import(lifter, **details):
    told = {"workouts": 1, "sets": 1, "assumed": [], "deleted": 0, "created": [f"{SECRET} lift"], "matched": 0}
    title = {"name": SECRET, "sets": 1, "type": "weight_reps", "exercise": None, "suggested": [], "is_close": False}
    return Import.objects.create(
        lifter=lifter,
        file_name=f"{SECRET}.csv",
        size_bytes=1,
        source_format="hevy",
        preview=told | {"titles": [title]},
        result=told,
        **details,
    )


def _table(lifter):
    content = f"When,What,{SECRET}\n2026-01-02,{SECRET} press,5\n".encode()
    return file_imports.upload_file(lifter, uuid=uuid4(), name=f"{SECRET}.csv", content=content)


def _weighed(lifter):
    weighed = BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 2), weight_kg=80)
    return SimpleNamespace(pk=weighed.pk, day=weighed.measured_on)


def _deleted_session(words):
    session = FinishedSessionFactory(**words)
    trash.delete_session(session)
    return session


def _deleted_entry(lifter, session, lift):
    entry = EntryFactory(session=session, exercise=lift)
    entries.remove_exercise(lifter, uuid=entry.uuid)
    return entry


def _deleted_set(lifter, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    return row
