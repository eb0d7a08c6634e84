"""Statistics computed before anyone asks."""

from functools import partial
from typing import Any

from workouts.cache import Figures
from workouts.domain.periods import CHOICES
from workouts.models import User
from workouts.models.user import with_catalogue_generation
from workouts.queries.dashboard import dashboard, dashboard_key, read_history


def warm_statistics(lifter: User) -> None:
    """Store what the page of progress reads, for each of its periods, under the key that the page will ask for.

    The lifter is read anew, as a request reads it: the key holds the catalogue's generation, and the lifter's own has
    to be taken before the first row.
    """
    reader: Any = with_catalogue_generation(User.objects.filter(pk=lifter.pk)).first()
    if reader is None:
        return
    today = reader.today
    figures = Figures(reader, today=today)
    history = read_history(reader)
    for days in CHOICES.values():
        figures.get(dashboard_key(days), partial(dashboard, reader, days=days, today=today, history=history))
