"""Files on their way in."""

from uuid import uuid4

from tests.factories.hevy import file, row
from workouts.models import Import
from workouts.services import file_imports, import_preview, import_run


def upload(lifter, *rows, content=None, name="workouts.csv"):
    """An upload that the worker has not read yet."""
    content = file(*(rows or (row(),))).encode() if content is None else content
    return file_imports.upload_file(lifter, uuid=uuid4(), name=name, content=content)


def previewed(lifter, *rows, **options):
    job = upload(lifter, *rows, **options)
    import_preview.preview_import(job)
    return Import.objects.get(pk=job.pk)


def confirmed(lifter, *rows, exercises=None, own=(), left_out=(), settings=None, **options):
    """An import that the worker has not begun yet."""
    job = previewed(lifter, *rows, **options)
    return file_imports.confirm_import(job, exercises=exercises or {}, own=own, left_out=left_out, **(settings or {}))


def imported(lifter, *rows, **options):
    job = confirmed(lifter, *rows, **options)
    import_run.carry_on(job)
    return Import.objects.get(pk=job.pk)


def days(count, **cells):
    """Rows of so many workouts, two sets each, a day apart."""
    return [
        row(index=index, title=f"Day {day}", start=f"{day} Mar 2025, 10:00", end=f"{day} Mar 2025, 11:00", **cells)
        for day in range(1, count + 1)
        for index in range(2)
    ]
