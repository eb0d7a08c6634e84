"""What the Procfile's `release` does, in one process and without the work that is already done."""

import hashlib
import inspect
import io

import django
from django.conf import settings
from django.contrib.staticfiles import finders, storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tracker import env


def main() -> int:
    """Bring database, catalogue and static files up to date; print what the demo says about signing in."""
    django.setup()
    _migrate()
    call_command("load_catalogue", verbosity=0, stdout=io.StringIO())
    _collect_static()
    if env.flag("DEMO"):
        _demo()
    return 0


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(
        executor.loader.graph.leaf_nodes()
    ):  # `migrate` without a plan still takes half a second
        call_command("migrate", interactive=False, verbosity=0)


def _collect_static() -> None:
    """Collect, hash and compress when a file is new or changed since the last time."""
    stamp = settings.STATIC_ROOT / ".collected"
    state = _static_state()
    if not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state)


def _demo() -> None:
    try:
        call_command("demo")
    except CommandError as refusal:
        print(refusal)  # where it would have said how to sign in; the tracker runs all the same


def _static_state() -> str:
    how = type(storage.staticfiles_storage)
    state = hashlib.sha256(f"{settings.STORAGES} {settings.STATIC_URL} {inspect.getsource(how)}".encode())
    for finder in finders.get_finders():
        for path, source in finder.list([]):
            state.update(f"{path} {source.get_modified_time(path).timestamp()} {source.size(path)}\n".encode())
    return state.hexdigest()
