"""What every page answers to whom: a new address needs its line here.

`of` names the thing of the owner's that stands in the address (see `things`); statuses are those of GET and POST.
"""

from dataclasses import dataclass
from uuid import uuid4

SIGN_IN, ADMIN_SIGN_IN = "/accounts/login/", "/admin/login/"


@dataclass(frozen=True)
class Door:
    """The statuses of GET and POST to the three who may knock."""

    anonymous: tuple[int, int]
    stranger: tuple[int, int]
    owner: tuple[int, int]
    of: str = ""
    sign_in: str = ""  # where an anonymous one is led to
    sends: str = ""  # what is posted: a name that `body` knows; without, nothing


def own(of, get, post, sends=""):
    """The address names something of the owner's, which is not there for anybody else."""
    strange = tuple(status if status == 405 else 404 for status in (get, post))
    return Door((302, 302), strange, (get, post), of, SIGN_IN, sends)


def each(get, post, sends="", of=""):
    """Whoever is signed in has their own."""
    return Door((302, 302), (get, post), (get, post), of, SIGN_IN, sends)


def everybody(get, post, of=""):
    return Door((get, post), (get, post), (get, post), of)


def account(anonymous, signed_in, of=""):
    return Door(anonymous, signed_in, signed_in, of)


def staff(of=""):
    """The owner is no staff either; the test of the admin walks it as staff."""
    return Door((302, 302), (302, 302), (302, 302), of, ADMIN_SIGN_IN)


DOORS = {
    "": each(200, 405),
    # Workouts. A second one does not start beside the one that runs.
    "sessions/start/": Door((302, 302), (405, 302), (405, 409), sign_in=SIGN_IN),
    "sessions/past/": each(200, 302, "past"),
    "sessions/<uuid:uuid>/": own("finished", 200, 405),
    "sessions/<uuid:uuid>/again/": own("finished", 405, 409),
    "sessions/<uuid:uuid>/finish/": own("running", 200, 302, "finish"),
    "sessions/<uuid:uuid>/discard/": own("running", 200, 302),
    "sessions/<uuid:uuid>/describe/": own("finished", 405, 302),
    "sessions/<uuid:uuid>/go-on/": own("running", 405, 302),
    "sessions/<uuid:uuid>/edit/": own("finished", 200, 302, "finish"),
    "sessions/<uuid:uuid>/save-as-routine/": own("finished", 200, 302, "routine"),
    "sessions/<uuid:uuid>/share/": own("finished", 200, 302, "share"),
    "sessions/<uuid:uuid>/delete/": own("finished", 200, 302),
    "sessions/<uuid:uuid>/restore/": own("deleted", 405, 302),
    "sessions/<uuid:uuid>/rest/": own("running", 405, 302),
    "sessions/<uuid:uuid>/records/": own("finished", 302, 405),
    "sessions/<uuid:uuid>/kit/": own("running", 200, 405),
    "sessions/<uuid:uuid>/exercises/": own("running", 200, 302, "exercise"),
    "sessions/<uuid:uuid>/order/": own("running", 200, 405),
    "entries/<uuid:uuid>/": own("entry", 200, 405),
    "entries/<uuid:uuid>/note/": own("entry", 405, 302, "note"),
    "entries/<uuid:uuid>/units/": own("entry", 405, 302),
    "entries/<uuid:uuid>/remove/": own("entry", 405, 302),
    "entries/<uuid:uuid>/restore/": own("deleted_entry", 405, 302),
    "entries/<uuid:uuid>/move/": own("entry", 405, 302, "place"),
    "entries/<uuid:uuid>/superset/": own("entry", 200, 302),
    "entries/<uuid:uuid>/replace/": own("entry", 200, 302, "exercise"),
    "entries/<uuid:uuid>/sets/": own("entry", 405, 302),
    "entries/<uuid:uuid>/plates/": own("entry", 200, 405),
    "entries/<uuid:uuid>/bar/": own("entry", 405, 302, "bar"),
    "entries/<uuid:uuid>/warmups/": own("entry", 405, 302, "weight"),
    "entries/<uuid:entry_uuid>/sets/<uuid:uuid>/log/": own("row", 405, 302, "set"),
    "sets/<uuid:uuid>/": own("row", 200, 405),
    "sets/<uuid:uuid>/type/": own("row", 405, 302, "set_type"),
    "sets/<uuid:uuid>/change/": own("row", 405, 302, "set"),
    "sets/<uuid:uuid>/uncheck/": own("row", 405, 302),
    "sets/<uuid:uuid>/delete/": own("row", 405, 302),
    "sets/<uuid:uuid>/restore/": own("deleted_set", 405, 302),
    # Without a network
    "queue/hello/": Door((401, 405), (200, 405), (200, 405)),
    "worker.js": everybody(200, 405),
    "manifest.webmanifest": everybody(200, 405),
    "offline/": everybody(200, 405),
    # Routines
    "routines/new/": each(200, 200),
    "routines/<uuid:uuid>/": own("routine", 200, 200),
    "routines/<uuid:uuid>/start/": own("routine", 405, 409),
    "routines/<uuid:uuid>/delete/": own("routine", 200, 302),
    # Looking back
    "history/": each(200, 405),
    "history/deleted/": each(200, 405),
    "progress/": each(200, 405),
    "progress/calendar/": each(200, 405),
    "progress/months/<month:month>/": each(200, 405, of="report"),
    "progress/months/<month:month>/share/": each(200, 302, "share", of="report"),
    "progress/years/<year:year>/": each(200, 405, of="report"),
    "progress/years/<year:year>/share/": each(200, 302, "share", of="report"),
    "exercises/": each(200, 405),
    "exercises/new/": each(200, 422),
    "exercises/<int:pk>/": own("exercise", 200, 405),
    "exercises/<int:pk>/sets/": own("exercise", 200, 405),
    "exercises/<int:pk>/note/": own("exercise", 405, 302),
    "exercises/<int:pk>/units/": own("exercise", 405, 302),
    # The lifter
    "profile/": each(200, 422),
    "profile/bodyweight/": each(200, 302, "weight_today"),
    "profile/bodyweight/<day:day>/": own("weighed", 200, 302, "weight_today"),
    "profile/bodyweight/<day:day>/delete/": own("weighed", 200, 302),
    "profile/import/": each(200, 422),
    "profile/import/<uuid:uuid>/": own("upload", 200, 422),
    "profile/import/<uuid:uuid>/columns/": own("table", 200, 422),
    "profile/import/<uuid:uuid>/discard/": own("upload", 405, 302),
    "profile/import/<uuid:uuid>/undo/": own("brought", 200, 302),
    "profile/export/": each(200, 405),
    "profile/export/<slug:name>/": each(200, 405, of="export"),
    "profile/links/": each(200, 405),
    "profile/links/<int:pk>/revoke/": own("link", 405, 302),
    # For whoever has the link; what it shows of whom is told in tests/queries/test_shared.py
    "shared/<token:token>/": everybody(200, 405, of="link"),
    "profile/keys/": each(405, 200),
    "profile/keys/<int:pk>/revoke/": own("key", 405, 302),
    # Accounts, of django-allauth
    "accounts/login/": account((200, 200), (302, 302)),
    "accounts/logout/": account((302, 302), (200, 302)),
    "accounts/inactive/": everybody(200, 405),
    "accounts/signup/": account((200, 200), (302, 302)),
    "accounts/reauthenticate/": each(200, 200),
    "accounts/email/": each(200, 302),
    "accounts/confirm-email/": everybody(200, 405),
    r"accounts/^confirm-email/(?P<key>[-:\w]+)/$": everybody(200, 404),
    "accounts/password/change/": each(200, 200),
    "accounts/password/set/": each(302, 302),
    "accounts/password/reset/": everybody(200, 200),
    "accounts/password/reset/done/": everybody(200, 405),
    "accounts/password/reset/key/done/": everybody(200, 405),
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": everybody(200, 200),
    "accounts/login/code/confirm/": account((302, 302), (302, 302)),
    # Staff
    "admin/": staff(),
    "admin/figures/": staff(),
    "admin/login/": everybody(200, 200),
    "admin/logout/": Door((302, 302), (302, 302), (302, 302), sign_in="/admin/"),
    "admin/password_change/": staff(),
    "admin/password_change/done/": staff(),
    "admin/autocomplete/": staff(),
    "admin/jsi18n/": staff(),
    "admin/r/<path:content_type_id>/<path:object_id>/": staff("exercise"),
    "admin/workouts/exercise/": staff(),
    "admin/workouts/exercise/add/": staff(),
    "admin/workouts/exercise/<path:object_id>/": staff("exercise"),
    "admin/workouts/exercise/<path:object_id>/history/": staff("exercise"),
    "admin/workouts/exercise/<path:object_id>/delete/": staff("exercise"),
    "admin/workouts/exercise/<path:object_id>/change/": staff("exercise"),
    "admin/workouts/user/": staff(),
    "admin/workouts/user/add/": staff(),
    "admin/workouts/user/<id>/password/": staff("lifter"),
    "admin/workouts/user/<path:object_id>/": staff("lifter"),
    "admin/workouts/user/<path:object_id>/history/": staff("lifter"),
    "admin/workouts/user/<path:object_id>/delete/": staff("lifter"),
    "admin/workouts/user/<path:object_id>/change/": staff("lifter"),
    "admin/^(?P<app_label>workouts)/$": staff(),
    "admin/(?P<url>.*)$": staff(),
    # What describes the API; its operations have a table of their own
    "api/": everybody(404, 404),
    "api/docs": everybody(200, 200),
    "api/openapi.json": everybody(200, 200),
}


def body(name, things):
    """Return what the owner posts."""
    return {
        "": {},
        "finish": {"title": "Push"},
        "routine": {"name": "Push"},
        "past": {"started": "2026-03-01T17:30", "duration": "1:00"},
        "exercise": {"exercise": things.other.pk, "logged": "move"},
        "note": {"notes": "Slow", "rest": "90"},
        "place": {"below": things.second.uuid},
        "bar": {"bar": "1"},
        "weight": {"weight": "100"},
        "share": {"uuid": uuid4()},
        "weight_today": {"day": things.weighed.day, "weight": "80"},
        "set": {"weight": "100", "reps": "5", "type": "weight_reps"},
        "set_type": {"set_type": "warmup"},
    }[name]
