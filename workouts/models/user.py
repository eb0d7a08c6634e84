"""The lifter."""

from datetime import date
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import connection, models
from django.db.models.functions import Lower
from django.utils import timezone

from workouts.domain.records import DEFINITION
from workouts.enums import DistanceUnit, Formula, LengthUnit, PreviousFrom, Theme, WeightUnit
from workouts.models.base import GenerationField, bounded, within

_OF_LIFTERS = (DistanceUnit.KM, DistanceUnit.MI)

# Sign-in takes a name or a mail address; an "@" tells which.
username_characters = RegexValidator(r"\A[\w.+-]+\Z", "Letters, digits and . + - _ only, please.")


@cache
def known_zones() -> frozenset[str]:
    """Return the zones that Python and PostgreSQL both know: either may be asked for a session's day.

    A server whose system comes without the old names knows no Asia/Calcutta, which browsers still send.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_timezone_names")
        of_database = {name for (name,) in cursor.fetchall()}
    return frozenset(available_timezones() & of_database - {"Factory"})  # that one says "not set"


def is_known_zone(value: str) -> bool:
    return value in known_zones()


def first_known_zone(*values: str) -> str:
    return next((value for value in values if is_known_zone(value)), "UTC")


def current_definition() -> int:
    return DEFINITION


def is_time_zone(value: str) -> None:
    if not is_known_zone(value):
        raise ValidationError("There is no such time zone.")


class LifterManager(UserManager["User"]):
    def get_by_login(self, login: str) -> "User":
        """Find by username or mail address, without regard to case. Raises User.DoesNotExist."""
        return self.get(models.Q(username__iexact=login) | models.Q(email__iexact=login))


class User(AbstractUser):
    username = models.CharField(max_length=60, unique=True, validators=[username_characters])
    email = models.EmailField("mail address", blank=True)

    weight_unit = models.CharField(max_length=2, choices=[(u, u) for u in WeightUnit], default=WeightUnit.KG)
    distance_unit = models.CharField(max_length=2, choices=[(u, u) for u in _OF_LIFTERS], default=DistanceUnit.KM)
    length_unit = models.CharField(max_length=2, choices=[(u, u) for u in LengthUnit], default=LengthUnit.CM)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[is_time_zone])
    first_weekday = models.PositiveSmallIntegerField("first day of the week", default=0, validators=bounded(0, 6))
    weekly_goal = models.PositiveSmallIntegerField("workouts a week", default=3, validators=bounded(1, 14))
    default_rest_seconds = models.PositiveIntegerField("rest, in seconds", default=90, validators=bounded(0, 3600))
    one_rep_max_formula = models.CharField(max_length=8, choices=[(f, f) for f in Formula], default=Formula.BRZYCKI)
    counts_warmups = models.BooleanField("count warm-ups", default=False)
    shows_rpe = models.BooleanField("log RPE", default=False)
    previous_from = models.CharField(max_length=8, choices=[(p, p) for p in PreviousFrom], default=PreviousFrom.ANY)
    rest_sound = models.BooleanField("sound at the end of a rest", default=True)
    rest_notifies = models.BooleanField("notification at the end of a rest", default=False)
    theme = models.CharField(max_length=8, choices=[(t, t) for t in Theme], default=Theme.DEVICE)

    # By which definition of records this lifter's were computed; the database says 0 for whoever names none.
    records_definition = models.PositiveSmallIntegerField(default=current_definition, db_default=0, editable=False)

    # Whether an import may have news for the next page: read with the lifter, so that no page has to ask.
    has_news = models.BooleanField(default=False, db_default=False, editable=False)

    # Raised by the last statement of every transaction that writes this lifter's data; every cache key holds it.
    generation = GenerationField(default=0, editable=False)

    objects: ClassVar[LifterManager] = LifterManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_unique"),
            models.UniqueConstraint(Lower("email"), name="user_email_unique", condition=~models.Q(email="")),
            models.CheckConstraint(name="user_username_without_at", condition=~models.Q(username__contains="@")),
            within("user_first_weekday_in_week", "first_weekday", 0, 6),
            within("user_weekly_goal_sane", "weekly_goal", 1, 14),
            within("user_rest_within_an_hour", "default_rest_seconds", 0, 3600),
        ]

    @property
    def has_old_records(self) -> bool:
        """Whether records were computed by an older definition, and are to be computed again."""
        return self.records_definition < DEFINITION

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def today(self) -> date:
        """The day it is where the lifter lives; a session's own day follows from the session's zone."""
        return timezone.now().astimezone(self.zone).date()

    def lock(self) -> None:
        """Have whoever makes something that there may be only one of queue up here. Where a session is locked, it comes first."""
        User.objects.select_for_update(no_key=True).only("pk").get(pk=self.pk)

    def raise_generation(self) -> None:
        """Make every cached figure of this lifter unreachable once the transaction commits."""
        with connection.cursor() as cursor:  # one statement; the ORM would need a second to read it back
            cursor.execute(
                "UPDATE workouts_user SET generation = generation + 1 WHERE id = %s RETURNING generation", [self.pk]
            )
            (self.generation,) = cursor.fetchone()


class Catalogue(models.Model):
    """One row: the generation of what all lifters share, raised when staff change the catalogue."""

    generation = GenerationField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="catalogue_is_one_row", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return f"Catalogue {self.generation}"

    @classmethod
    def raise_generation(cls) -> None:
        _, created = cls.objects.get_or_create(pk=1, defaults={"generation": 1})
        if not created:
            cls.objects.filter(pk=1).update(generation=models.F("generation") + 1)


def with_catalogue_generation(lifters: models.QuerySet[User]) -> models.QuerySet[Any]:
    """Read the catalogue's generation in the statement that reads the lifter."""
    generation = Catalogue.objects.filter(pk=1).values("generation")[:1]
    return lifters.annotate(catalogue_generation=models.Subquery(generation))
