"""Filters of lists: by one value of an array."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from workouts.enums import Equipment, Muscle


class HoldsFilter(admin.SimpleListFilter):
    """Rows one of whose arrays holds the chosen value."""

    choices_of: type[StrEnum]
    fields: tuple[str, ...]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(value.value, value.label) for value in self.choices_of]  # type: ignore[attr-defined]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        held = Q()
        for field in self.fields:
            held |= Q(**{f"{field}__contains": [value]})
        return queryset.filter(held)


class MuscleFilter(HoldsFilter):
    title = parameter_name = "muscle"
    choices_of = Muscle
    fields = ("primary_muscles", "secondary_muscles")


class EquipmentFilter(HoldsFilter):
    title = parameter_name = "equipment"
    choices_of = Equipment
    fields = ("equipment",)
