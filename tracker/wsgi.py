"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
# Web threads borrow connections from a pool; the worker, which forks, opens its own.
os.environ.setdefault("DATABASE_POOL", "1")

application = get_wsgi_application()
