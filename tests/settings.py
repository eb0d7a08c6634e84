"""The settings under test: the tracker's own, on servers of their own under var/test, told apart from anybody's data.

TEST_VAR moves those servers; TEST_DATABASE_URL and TEST_REDIS_URL use others. DATABASE_URL and REDIS_URL never count here.
"""

import os
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent

os.environ.pop("DATABASE_URL", None)
os.environ.pop("REDIS_URL", None)
for name in ("DATABASE_URL", "REDIS_URL"):
    if os.environ.get(f"TEST_{name}"):
        os.environ[name] = os.environ[f"TEST_{name}"]
os.environ["TRACKER_VAR"] = os.environ.get("TEST_VAR") or str(BASE / "var" / "test")
os.environ["TRACKER_TEST"] = os.environ["TRACKER_LOCAL"] = "1"
os.environ["SWEEP_SECONDS"] = "2"
os.environ["SIGN_UP"] = "open"

from tracker.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
