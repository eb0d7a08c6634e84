"""The command that imports a history, and what it says."""

import re
from io import StringIO

from django.core.management import call_command


def said(path, lifter, *options):
    """What the command prints, but for the time that it took."""
    out = StringIO()
    call_command("import_history", str(path), "--user", lifter.username, *options, stdout=out)
    return re.sub(r"in [0-9.]+ s", "in … s", out.getvalue())
