"""How django-allauth meets the lifter: who may sign up, who is staff, what a request knows of its user."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect, resolve_url

from workouts.domain.texts import without_invisible
from workouts.errors import Conflict
from workouts.models import User
from workouts.models.user import first_known_zone, username_characters, with_catalogue_generation
from workouts.services import sign_up

_MISMATCH = "Name and password don’t match. Try again, or set a new password."

username_validators = [username_characters]


def display(lifter: User) -> str:
    return lifter.username


class LifterBackend(AuthenticationBackend):
    def get_user(self, user_id: Any) -> User | None:
        """Read the lifter with all that a cache key needs, in one statement."""
        lifter = with_catalogue_generation(User.objects.filter(pk=user_id)).first()
        return lifter if lifter and self.user_can_authenticate(lifter) else None


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _MISMATCH,
        "email_password_mismatch": _MISMATCH,
        "too_many_login_attempts": "Too many tries. Wait five minutes, or set a new password.",
        "username_taken": "Someone here has that name already. Try another.",
        "username_blacklisted": "That name can’t be used. Try another.",
        "email_taken": "There is an account with this address. Sign in, or set a new password.",
        "duplicate_email": "This is your address already.",
        "enter_current_password": "That is not your password. Try again.",
        "incorrect_password": "That is not your password. Try again.",
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return what rate limits count: the address that the outermost of our own proxies saw."""
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            # Past one of the proxies, or over a socket of this machine: all of these count as one, and none is refused.
            return request.META.get("REMOTE_ADDR", "")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return sign_up.is_open()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("profile")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return resolve_url("profile")

    def clean_email(self, email: str) -> str:
        return super().clean_email(without_invisible(email))  # Django lets these pass in a domain

    def set_password(self, user: User, password: str) -> None:
        user.set_password(password)
        user.save(update_fields=["password"])  # the rest may have changed since it was read

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        user.time_zone = _device_zone(request)
        try:
            return sign_up.sign_up(user) if commit else user
        except Conflict as conflict:
            messages.error(request, conflict.message)
            raise ImmediateHttpResponse(redirect("account_signup")) from None


def _device_zone(request: HttpRequest) -> str:
    return first_known_zone(request.POST.get("time_zone", ""), settings.TIME_ZONE)
