"""The catalogue. Lifters' own exercises are theirs: they are not here."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from workouts.admin.filters import EquipmentFilter, MuscleFilter
from workouts.enums import Equipment, Muscle
from workouts.forms.exercises import EQUIPMENT, MUSCLES
from workouts.forms.fields import LineField, NotesField
from workouts.models import Catalogue, Exercise, ExerciseAlias, User, WorkoutSet
from workouts.queries.exercises import matching
from workouts.services.exercises import change_arithmetic, is_used, keep_as_alias

STAYS = "“%s” is in workouts or routines of lifters, so it stays. Rename it instead."


def several(choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


class CatalogueForm(forms.ModelForm):
    name = LineField(max_length=120)
    description = NotesField()
    equipment = several(EQUIPMENT)
    primary_muscles = several(MUSCLES)
    secondary_muscles = several(MUSCLES)
    video_url = forms.URLField(required=False, assume_scheme="https")
    thumbnail_url = forms.URLField(required=False, assume_scheme="https")

    class Meta:
        model = Exercise
        fields = (
            "name",
            "description",
            "type",
            "counts_bodyweight",
            "equipment",
            "primary_muscles",
            "secondary_muscles",
            "video_url",
            "thumbnail_url",
            "common_order",
            "hevy_id",
        )

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        others = Exercise.objects.catalogue().exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("There is one of that name already.")
        return name

    def clean_hevy_id(self) -> str | None:
        hevy_id = self.cleaned_data["hevy_id"] or None
        others = Exercise.objects.catalogue().exclude(pk=self.instance.pk)
        if hevy_id and others.filter(hevy_id=hevy_id).exists():
            raise forms.ValidationError("Another exercise has that id.")
        return hevy_id

    def clean_type(self) -> str:
        kind = self.cleaned_data["type"]
        if self.instance.pk and kind != self.initial["type"] and is_used(self.instance):
            raise forms.ValidationError("The type is fixed once an exercise is used.")
        return kind


class AliasForm(forms.ModelForm):
    name = LineField(max_length=200)

    class Meta:
        model = ExerciseAlias
        fields = ("name",)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        same = ExerciseAlias.objects.filter(lifter=None, name__iexact=name).exclude(pk=self.instance.pk).first()
        if same:
            raise forms.ValidationError(f"“{same.exercise}” is called that, too.")
        return name


class AliasInline(admin.TabularInline):
    model = ExerciseAlias
    form = AliasForm
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExerciseAlias]:
        return super().get_queryset(request).filter(lifter=None)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request)

    has_change_permission = has_delete_permission = has_view_permission = has_add_permission


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):
    form = CatalogueForm
    inlines = (AliasInline,)
    list_display = ("name", "type", "lifters", "equipment_held", "primary", "secondary")
    list_filter = ("type", MuscleFilter, EquipmentFilter, "counts_bodyweight")
    list_per_page = 100
    search_fields = ("name",)
    search_help_text = "By name or alias"
    ordering = ("name",)
    actions = None  # one by one: each deletion asks whether the exercise is used

    def get_queryset(self, request: HttpRequest) -> QuerySet[Exercise]:
        # A look into the index for each lifter; counting the sets themselves would read all there are.
        sets = WorkoutSet.objects.filter(
            lifter=OuterRef("pk"), exercise=OuterRef(OuterRef("pk")), logged_at__isnull=False
        )
        lifters = User.objects.filter(Exists(sets)).order_by()
        count = lifters.annotate(all=Value(1)).values("all").annotate(count=Count("pk")).values("count")
        used_by = Coalesce(Subquery(count, output_field=IntegerField()), 0)
        return super().get_queryset(request).filter(created_by=None).annotate(used_by=used_by)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (matching(queryset, search_term) if search_term.strip() else queryset), False

    def save_model(self, request: HttpRequest, obj: Exercise, form: Any, change: bool) -> None:
        recounted = None
        if change:
            stored = Exercise(pk=obj.pk)
            recounted = change_arithmetic(stored, kind=obj.type, counts_bodyweight=obj.counts_bodyweight)
        super().save_model(request, obj, form, change)
        if recounted is None:
            Catalogue.raise_generation()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and "name" in form.changed_data:
            keep_as_alias(form.instance, form.initial["name"])

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        exercise = self.get_object(request, object_id)
        if exercise is not None and is_used(exercise):
            self.message_user(request, STAYS % exercise, messages.ERROR)
            return redirect("admin:workouts_exercise_change", exercise.pk)
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        # Django's own list would show what hangs on an exercise, lifters' rows among it.
        return [str(exercise) for exercise in objs], {"exercises": len(objs)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Exercise) -> None:
        super().delete_model(request, obj)
        Catalogue.raise_generation()

    @admin.display(description="equipment")
    def equipment_held(self, exercise: Exercise) -> str:
        return ", ".join(Equipment(value).label for value in exercise.equipment)

    @admin.display(description="primary muscles")
    def primary(self, exercise: Exercise) -> str:
        return ", ".join(Muscle(value).label for value in exercise.primary_muscles)

    @admin.display(description="secondary muscles")
    def secondary(self, exercise: Exercise) -> str:
        return ", ".join(Muscle(value).label for value in exercise.secondary_muscles)

    @admin.display(description="used by", ordering="used_by")
    def lifters(self, exercise: Any) -> str:
        return f"{exercise.used_by} {'lifter' if exercise.used_by == 1 else 'lifters'}"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_staff(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request)

    has_change_permission = has_delete_permission = has_view_permission = has_add_permission


def is_staff(request: HttpRequest) -> bool:
    """Whoever is staff keeps the catalogue; there are no finer permissions."""
    return bool(request.user.is_active and request.user.is_staff)
