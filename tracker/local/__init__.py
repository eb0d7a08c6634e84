"""Embedded PostgreSQL and Valkey under var/, started by whoever needs them first and stopped by whoever leaves last.

Nothing here imports Django: the settings call these functions. The packages with the servers are an optional group of
dependencies, so they are looked up only when a server is asked for; ImportError says that they are not installed.
"""

from pathlib import Path

from tracker.local import lifecycle, postgres, secrets, valkey


def database_url(var: Path) -> str:
    """Return the address of the PostgreSQL under this folder, which runs until the last process using it ends."""
    with lifecycle.using(var.resolve()) as folder:
        return postgres.start(folder / "postgres")


def redis_url(var: Path) -> str:
    """Return the address of the Valkey under this folder, which runs until the last process using it ends."""
    with lifecycle.using(var.resolve()) as folder:
        return valkey.start(folder / "valkey")


def secret_key(var: Path) -> str:
    """Return this installation's secret, made at the first call."""
    with lifecycle.alone(var.resolve()) as folder:
        return secrets.kept(folder / "secret-key")
