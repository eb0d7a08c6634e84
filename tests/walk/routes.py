"""The addresses of all pages."""

import re

from django.urls import get_resolver
from django.urls.resolvers import URLPattern


def routes(resolver=None, before=""):
    """Yield the route of every address but those of the operations of the API, which have a walk of their own."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from routes(pattern, route)
        elif not getattr(pattern.callback, "__module__", "").startswith("ninja.operation"):
            yield route


def address(route, thing):
    """Put the ids of a thing into a route."""
    held = {name: getattr(thing, name, None) for name in ("uuid", "pk", "day", "month", "year", "token", "name")}
    held |= {"entry_uuid": getattr(getattr(thing, "entry", None), "uuid", None)}
    held |= {"id": held["pk"], "object_id": held["pk"], "content_type_id": 1}
    held |= {"key": "abc", "uidb36": "1", "url": "nothing", "app_label": "workouts"}
    plain = re.sub(r"\(\?P<(\w+)>.*?\)(?=[-/$])", r"<\1>", route).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(held[name[1]]), plain)
