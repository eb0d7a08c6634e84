"""The addresses."""

from django.contrib import admin
from django.urls import include, path

from workouts.admin import operations
from workouts.api import api

urlpatterns = [
    path("", include("workouts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/figures/", admin.site.admin_view(operations.show), name="figures"),
    path("admin/", admin.site.urls),
    path("api/", api.urls),
]

handler403 = "workouts.views.errors.forbidden"
handler404 = "workouts.views.errors.not_found"
handler429 = "workouts.views.errors.too_many"  # asked for by allauth's rate limits
handler500 = "workouts.views.errors.server_error"
