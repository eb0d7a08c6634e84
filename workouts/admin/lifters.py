"""Accounts: who there is and who is staff. What they weigh, write and lift is theirs."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from workouts.models import User, WorkoutSession


class LifterForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User


class NewLifterForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "email")


class NewPasswordForm(AdminPasswordChangeForm):
    def save(self, commit: bool = True) -> User:
        lifter: User = super().save(commit=False)
        if commit:
            lifter.save(update_fields=["password"])
        return lifter


@admin.register(User)
class LifterAdmin(UserAdmin):
    form = LifterForm
    add_form = NewLifterForm
    change_password_form = NewPasswordForm
    list_display = ("username", "email", "is_staff", "is_active", "last_login", "workouts")
    list_filter = ("is_staff", "is_active")
    search_fields = ("username", "email")
    ordering = ("username",)
    filter_horizontal = ()
    actions = None
    readonly_fields = ("last_login", "date_joined", "workouts")
    fieldsets = (
        (None, {"fields": ("username", "email", "password")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("So far", {"fields": ("date_joined", "last_login", "workouts")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "email", "usable_password", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        done = WorkoutSession.objects.completed().filter(lifter=OuterRef("pk")).order_by()
        count = done.values("lifter").annotate(count=Count("pk")).values("count")
        done_count = Coalesce(Subquery(count, output_field=IntegerField()), 0)
        return super().get_queryset(request).annotate(done_count=done_count)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Write what was changed here; what the lifter changed while the page was open stays."""
        obj.save(update_fields=form.changed_data if change else None)

    @admin.display(ordering="done_count")
    def workouts(self, lifter: Any) -> int:
        return lifter.done_count

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the page that asks would list a lifter's data; taking "active" away locks the account
