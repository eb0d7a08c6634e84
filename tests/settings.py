"""The settings under test: the tracker's own, on servers of their own, told apart from anybody's data and environment.

TEST_VAR names another folder than var/test for those servers; TEST_DATABASE_URL and TEST_REDIS_URL name other servers, which
cannot be shared: run the tests with ARGS="-n 0" then.
"""

import os
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
FORGOTTEN = "DATABASE_URL REDIS_URL SECRET_KEY DEBUG HTTPS ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DATABASE_POOL PGBOUNCER"

for name in [*FORGOTTEN.split(), "EMAIL_HOST", "EMAIL_FROM", "TIME_ZONE", "TRUSTED_PROXIES", "LOG_LEVEL"]:
    os.environ.pop(name, None)
for name in ("DATABASE_URL", "REDIS_URL"):
    if os.environ.get(f"TEST_{name}"):
        os.environ[name] = os.environ[f"TEST_{name}"]
# Each process that runs tests has servers of its own: nobody empties another's tables or cache.
OWN = os.environ.get("PYTEST_XDIST_WORKER", "")
os.environ |= {
    "TRACKER_VAR": str(Path(os.environ.get("TEST_VAR") or BASE / "var" / "test") / OWN),
    "TRACKER_LOCAL": "1",
    "TRACKER_TEST": "1",  # servers that are quick and forget
    "SWEEP_SECONDS": "2",
    "SIGN_UP": "open",
}

from tracker.settings import *  # noqa: E402, F403
from tracker.settings import INSTALLED_APPS, MIDDLEWARE, STATIC_ROOT  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]  # a page that asks the same for row after row fails
ZEAL_NPLUSONE_THRESHOLD = 3  # saving and computing again may each ask once
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
METER_SECONDS = 0  # no thread writes beside a test
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it is missing, and warnings are errors
