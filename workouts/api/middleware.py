"""Errors below /api that never reach an operation: unknown addresses, refused hosts, a database that is away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from workouts.api.answers import JSON, refusal_text
from workouts.api.errors import SENTENCES


class EnvelopeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/api/") and response.status_code >= 400 and not _is_json(response):
            response.content = refusal_text(SENTENCES.get(response.status_code, SENTENCES[400]))
            response["Content-Type"] = JSON
            response["Content-Length"] = str(len(response.content))
        return response


def _is_json(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith(JSON)
