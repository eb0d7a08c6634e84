"""All settings, from the environment; README.md has a table of the names."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from tracker import env, local
from tracker.redis import NO_RETRY

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("TRACKER_VAR") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

# --- Servers: those of the environment, or embedded ones under var/ ---------------------------------------------------
DATABASE_URL = os.environ.get("DATABASE_URL", "")
REDIS_URL = os.environ.get("REDIS_URL", "")
IS_LOCAL = env.flag("TRACKER_LOCAL") or not (DATABASE_URL and REDIS_URL)
try:
    DATABASE_URL = DATABASE_URL or local.database_url(VAR_DIR)
    REDIS_URL = REDIS_URL or local.redis_url(VAR_DIR)
except ImportError as error:
    raise ImproperlyConfigured("Set DATABASE_URL and REDIS_URL, or install locks/run.txt to have servers.") from error

# --- Security ---------------------------------------------------------------------------------------------------------
DEBUG = env.flag("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    if not IS_LOCAL:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text. The tracker does not start without one.")
    SECRET_KEY = local.secret_key(VAR_DIR)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or (["localhost", "127.0.0.1", "[::1]"] if IS_LOCAL else [])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

HTTPS = env.flag("HTTPS", default=not IS_LOCAL)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^api/health$"]  # platforms probe it over plain HTTP
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Whose words count for where a client is: rate limits go by address, and X-Forwarded-For begins with what it likes.
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("TRUSTED_PROXIES")
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # the token is in the page, no script reads the cookie
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # a routine of 60 exercises and 200 sets is one form
CSRF_FAILURE_VIEW = "workouts.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

# --- Application ------------------------------------------------------------------------------------------------------
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
INSTALLED_APPS = [
    "workouts",
    "allauth",
    "allauth.account",
    "ninja",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "workouts.views.middleware.MeterMiddleware",  # after the one that answers with files
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "workouts.api.middleware.EnvelopeMiddleware",
    "workouts.views.middleware.BodyMiddleware",  # before any that reads a form
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workouts.views.middleware.LifterMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workouts.views.context.every_page",
            ],
            "builtins": ["workouts.templatetags.tracker"],
        },
    },
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Data -------------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.database(DATABASE_URL)}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = env.flag("PGBOUNCER")
if not env.flag("PGBOUNCER"):
    # Planning the hand-written statements costs more than running them: a connection plans each of its queries once.
    DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 3}  # type: ignore[operator]
if env.flag("DATABASE_POOL"):
    # As many connections as threads; a request that finds none for five seconds fails cleanly.
    threads = env.whole("WEB_THREADS", default=4)
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": threads + 1, "timeout": 5}  # type: ignore[index]
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60

CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "tracker",
        "OPTIONS": {
            "IGNORE_EXCEPTIONS": True,
            "REDIS_CLIENT_CLASS": "tracker.redis.PatientRedis",
            "SOCKET_CONNECT_TIMEOUT": 0.25,
            "SOCKET_TIMEOUT": 0.25,
            "CONNECTION_POOL_KWARGS": {"retry": NO_RETRY},
            "SERIALIZER": "django_redis.serializers.json.JSONSerializer",
        },
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 365 * 24 * 3600

# --- Work after the request ---------------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "analytics"
CELERY_TASK_ROUTES = {"send_*": {"queue": "notifications"}}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_connect_timeout": 0.25,
    "socket_timeout": 5,  # of the worker, which blocks while nothing is to do; queue.py publishes with less patience
    # A request that finds no broker gives up at once: the sweep will find what it could not tell.
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
    "global_keyprefix": "tracker-queue:",
}
SWEEP_SECONDS = float(os.environ.get("SWEEP_SECONDS", "60"))
CELERY_BEAT_SCHEDULE = {
    "sweep-records": {"task": "sweep_records", "schedule": SWEEP_SECONDS},
    "sweep-imports": {"task": "sweep_imports", "schedule": SWEEP_SECONDS},
    "clear-away": {"task": "clear_away", "schedule": 86_400.0},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_TIMEZONE = "UTC"

# --- Accounts -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "workouts.User"
AUTHENTICATION_BACKENDS = ["workouts.accounts.LifterBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SIGN_UP = os.environ.get(
    "SIGN_UP", "open" if IS_LOCAL else "first"
)  # open, first (closed after the first account), closed
ACCOUNT_ADAPTER = "workouts.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_USERNAME_VALIDATORS = "workouts.accounts.username_validators"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USER_DISPLAY = "workouts.accounts.display"
ACCOUNT_CHANGE_EMAIL = True  # one address; a new one counts once its link is opened
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {"add_email": "workouts.forms.accounts.NewAddressForm"}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if os.environ.get("EMAIL_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ["EMAIL_HOST"]
    EMAIL_PORT = env.whole("EMAIL_PORT", default=587)
    EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
    EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Full Tracker <tracker@localhost>")

# --- Words, days, files ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
USE_I18N = False  # the screens speak English only, and formats are ours
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "tracker.static.HashedStaticFilesStorage"
    },
}

# --- Figures for operators ----------------------------------------------------------------------------------------------------
METER_SECONDS = 10  # how long after a request a process stores what it measured

# --- Log --------------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "tracker.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    # Named, "django" loses the handlers of its own, which filter nothing.
    "loggers": {"django": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
