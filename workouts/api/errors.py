"""Everything that goes wrong below /api, as a sentence in the envelope."""

import logging
from typing import Any

from django.core.exceptions import BadRequest, ObjectDoesNotExist, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from workouts.api.answers import refusal
from workouts.api.parsing import MOST_BYTES, BodyRefused
from workouts.domain.texts import listed
from workouts.errors import Invalid, WorkoutError
from workouts.models import WorkoutSession

log = logging.getLogger(__name__)

SENTENCES = {
    400: "This request can't be read.",
    401: "Sign in, or send a key: Authorization: Bearer <key>.",
    403: "This is not allowed.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: f"Send at most {MOST_BYTES:,} bytes.",
    429: "Too many requests. Wait a minute.",
    500: "Something broke on the server. Nothing was stored.",
    503: "The database does not answer. Try again in a moment.",
}


def add_handlers(api: NinjaAPI) -> None:
    for kinds, handler in _HANDLERS.items():
        for kind in kinds:
            api.add_exception_handler(kind, handler)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """Name each field at fault. A location is (body, its parameter, field, …); a shorter one is the whole body."""
    fields: dict[str, str] = {}
    whole: list[str] = []
    for problem in error.errors:
        place = problem["loc"][2:] if problem["loc"][0] == "body" else problem["loc"][-1:]
        ours = _SENTENCE_OF.get(problem["type"])
        sentence = ours.format(**problem.get("ctx", {})) if ours else problem["msg"]
        if place:
            fields[".".join(str(part)[:80] for part in place)] = sentence
        else:
            whole.append("Send a JSON object." if problem["type"] == "missing" else sentence)
    return refusal(" ".join(whole) or f"Check {listed(list(fields))}.", status=400, fields=fields)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, Invalid):
        return refusal(error.message, status=400, fields={key: str(value) for key, value in error.details.items()})
    details: dict[str, Any] = {}
    for name, value in error.details.items():
        details |= _named(name, value)
    return refusal(error.message, status=error.status, details=details)


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    body = error.__cause__  # ninja wraps what the parser raises
    if isinstance(body, BodyRefused):
        return refusal(str(body), status=body.status)
    # "Unauthorized" and the like are ninja's own words; ours are sentences.
    sentence = error.message if error.message.endswith(".") else SENTENCES.get(error.status_code, error.message)
    response = refusal(SENTENCES[429] if isinstance(error, Throttled) else sentence, status=error.status_code)
    if error.status_code == 401:
        response["WWW-Authenticate"] = "Bearer"
    if isinstance(error, Throttled):
        response["Retry-After"] = str(error.wait or 60)
    return response


def _missing(request: HttpRequest, error: Exception) -> HttpResponse:
    return refusal(str(error) if isinstance(error, Http404) and error.args else SENTENCES[404], status=404)


def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    return refusal("Send JSON.", status=400)


def _too_big(request: HttpRequest, error: Exception) -> HttpResponse:
    return refusal(SENTENCES[413], status=413)


def _away(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("The database does not answer: %s", error)
    response = refusal(SENTENCES[503], status=503)
    response["Retry-After"] = "5"
    return response


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s", request.method, request.path, exc_info=error)
    return refusal(SENTENCES[500], status=500)


_HANDLERS: dict[tuple[type[Exception], ...], Any] = {
    (ValidationError,): _invalid,
    (WorkoutError,): _refused,
    (HttpError,): _http,
    (Http404, ObjectDoesNotExist): _missing,
    (RawPostDataException, UnreadablePostError, MultiPartParserError, BadRequest, SuspiciousOperation): _unreadable,
    (RequestDataTooBig,): _too_big,
    (OperationalError, InterfaceError): _away,
    (Exception,): _broken,
}
_SENTENCE_OF = {
    "missing": "This is missing.",
    "extra_forbidden": "There is no such field.",
    "list_type": "Send a list.",
    "too_long": "Send at most {max_length}.",
    "model_type": "Send a JSON object.",
    "model_attributes_type": "Send a JSON object.",
    "string_unicode": "The body is no valid JSON.",  # half a surrogate pair as a name
}


def _named(name: str, value: Any) -> dict[str, Any]:
    """Give the id of what is in the way."""
    if isinstance(value, WorkoutSession):
        return {"workout_id": value.pk, "workout_uuid": value.uuid}
    return {f"{name}_id": value.pk} if isinstance(value, Model) else {name: value}
