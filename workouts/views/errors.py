"""Pages for what went wrong. They say what to do next.

They never need the database: no request, so no context processor asks who is signed in.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page("403_csrf", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("404", 404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("403", 403)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("429", 429)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page("413", 413)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500", 500)


def _page(name: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(f"errors/{name}.html"), status=status)
