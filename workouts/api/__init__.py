"""The JSON API: {"success": true, "data": …} or {"success": false, "error": …}, whatever happens."""

from ninja import NinjaAPI

from workouts.api import errors, exercises, health, sets, workouts
from workouts.api.auth import KeyAuth, SessionAuth
from workouts.api.parsing import JsonParser

api = NinjaAPI(
    title="Full Tracker",
    version="1",
    description="Workouts, sets, exercises and records. Sign in, or send a key: `Authorization: Bearer <key>`.",
    auth=[KeyAuth(), SessionAuth()],
    parser=JsonParser(),
    urls_namespace="api",
)
api.add_router("", health.router)
api.add_router("", workouts.router)
api.add_router("", sets.router)
api.add_router("", exercises.router)
errors.add_handlers(api)

__all__ = ["api"]
