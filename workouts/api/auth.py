"""Who asks: a program with a key, or a browser that is signed in."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from ninja.errors import AuthenticationError, AuthorizationError, Throttled
from ninja.security import HttpBearer
from ninja.security.base import AuthBase

from workouts import cache
from workouts.models import User
from workouts.services import api_keys

WRONG_KEYS_A_MINUTE = 60


class KeyAuth(HttpBearer):
    """`Authorization: Bearer <key>`. A key that is sent must be right: no other sign-in stands in for it."""

    def authenticate(self, request: HttpRequest, token: str) -> User:
        lifter = api_keys.lifter_of(token.strip())
        if lifter is None:
            # Only wrong keys are counted, so that nobody can lock another program of the same address out.
            address = get_adapter(request).get_client_ip(request)
            if cache.counted(f"wrong-key:{address}", seconds=60) > WRONG_KEYS_A_MINUTE:
                raise Throttled(wait=60)
            raise AuthenticationError(message="This key is unknown or was revoked.")
        request.user = lifter
        return lifter


class SessionAuth(AuthBase):
    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"
    csrf = True  # the page to try it sends the token then

    def __call__(self, request: HttpRequest) -> Any:
        if not request.user.is_authenticated:
            return None
        reason = _Csrf(_no_view).check(request)
        if reason:
            raise AuthorizationError(message="The CSRF token is missing or old. Reload the page, or use a key.")
        return request.user


class _Csrf(CsrfViewMiddleware):
    """Django's check, which answers with its reason rather than a page."""

    def check(self, request: HttpRequest) -> Any:
        request.csrf_processing_done = False  # type: ignore[attr-defined]  # the middleware passed: ninja's views are exempt
        self.process_request(request)
        return self.process_view(request, _no_view, (), {})

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def _no_view(request: HttpRequest) -> HttpResponse:
    """Stand for the view; what the check wants to know is only that it is not marked as exempt."""
    return HttpResponse()
