"""Doing one row after the other, where one that always fails must not keep the others from theirs."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.db.models import Model

log = logging.getLogger(__name__)

Row = TypeVar("Row", bound=Model)
Result = TypeVar("Result")


def isolated(work: Callable[[Row], Result], row: Row, complaint: str) -> Result | None:
    """Do the work, or complain in the log and leave the row to the next time."""
    try:
        return work(row)
    except Exception:
        log.exception("%s: %s %s", complaint, row._meta.verbose_name, row.pk)
        connection.ensure_connection()  # with the database away there is nothing to go on with
        return None
