"""What makes the tracker installable, and what it shows without a network."""

import json
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It stands at the root, for its reach is the folder it stands in."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    icons = [
        {"src": static("icons/app.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icons/app-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/app-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
    ]
    described = {
        "id": "/",
        "name": "Full Tracker",
        "short_name": "Tracker",
        "description": "A strength-training log on your own server.",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#141311",
        "theme_color": "#141311",
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What stands in for a page that is not kept on the device. It is nobody's: the device keeps it for all."""
    return HttpResponse(render_to_string("errors/offline.html"))


def _worker() -> str:
    """Write the worker for the files as they are now: another set of files is another worker."""
    files = _files() if settings.DEBUG else _files_once()
    listed = json.dumps([*files, reverse("offline")])
    page = render_to_string("errors/offline.html")
    version = sha256((listed + page).encode()).hexdigest()[:12]
    return render_to_string("offline/worker.js", {"files": listed, "version": version})


def _files() -> list[str]:
    """The addresses of all that a page loads: our own files, and htmx."""
    own = (name for name, _ in FileSystemFinder().list(ignore_patterns=["*.png"]))
    return sorted(static(name) for name in [*own, "django_htmx/htmx-2.min.js"])


_files_once = cache(_files)
