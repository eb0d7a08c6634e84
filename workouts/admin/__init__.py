"""Staff's side: the catalogue, and who has an account. Nothing of what lifters log."""

import allauth.account.admin  # noqa: F401  # registers mail addresses, which are taken out again below
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group

from workouts.admin.exercises import ExerciseAdmin
from workouts.admin.lifters import LifterAdmin

__all__ = ["ExerciseAdmin", "LifterAdmin"]

admin.site.site_header = admin.site.site_title = admin.site.index_title = "Full Tracker"
for model in (Group, EmailAddress):
    admin.site.unregister(model)
