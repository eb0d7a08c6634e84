"""What several models share."""

import uuid
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower


class OwnedQuerySet(models.QuerySet[Any]):
    """Rows of one lifter. Every lookup of a lifter's data starts with `owned_by`."""

    def owned_by(self, lifter: Any) -> Self:
        return self.filter(lifter=lifter)

    def locked(self) -> Self:
        """Lock the rows, but not what is joined to them.

        No harder than an update does: a set that is inserted meanwhile asks for its session to stay, not to keep still.
        """
        return self.select_for_update(of=("self",), no_key=True)


class Timestamped(models.Model):
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Identified(models.Model):
    """A row that a phone may name before the server knows it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def dom_id(self) -> str:
        return f"{self._meta.model_name}-{self.uuid}"


class GenerationField(models.BigIntegerField):
    """A number that SQL alone raises: saving an object that was read before another raised it takes nothing back."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return super().pre_save(model_instance, add) if add else models.F(self.attname)

    def deconstruct(self) -> Any:
        """To a migration the column is a plain number."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, options


def weight_field(**options: Any) -> models.DecimalField:
    """Kilograms with six decimals, so that a value typed in pounds comes back as it was typed."""
    return models.DecimalField(max_digits=10, decimal_places=6, null=True, blank=True, **options)


def volume_field(**options: Any) -> models.DecimalField:
    """Kilograms times reps. 200 rows of 1,000 reps, each with 1,000 kg and a lifter as heavy, are 400,000,000."""
    return models.DecimalField(max_digits=16, decimal_places=6, **options)


def distance_field(**options: Any) -> models.DecimalField:
    """Metres."""
    return models.DecimalField(max_digits=10, decimal_places=3, null=True, blank=True, **options)


def seconds_field(**options: Any) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(null=True, blank=True, **options)


def within(name: str, field: str, low: float, high: float) -> models.CheckConstraint:
    """A named bound that the database keeps; null passes."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{f"{field}__gte": low, f"{field}__lte": high}) | models.Q(**{f"{field}__isnull": True}),
        violation_error_message=f"Between {low} and {high}, please.",
    )


def one_of(name: str, field: str, values: Any) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": [str(v) for v in values]}))


def unique_name(name: str, *fields: str, condition: models.Q | None = None) -> models.UniqueConstraint:
    """A name that is unique without regard to case, within the given fields."""
    return models.UniqueConstraint(
        *fields,
        Lower("name"),
        name=name,
        condition=condition,
        violation_error_message="There is one of that name already.",
    )


def bounded(low: float, high: float) -> list[Any]:
    return [MinValueValidator(low), MaxValueValidator(high)]
