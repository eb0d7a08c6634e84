"""The files of a release."""

import json
import re

from django.core.management import call_command


def test_files_are_collected_under_names_that_change_with_them(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "tracker.static.HashedStaticFilesStorage"}}

    call_command("collectstatic", interactive=False, verbosity=0)

    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    live = (tmp_path / names["js/live.js"]).read_text()
    imported = re.findall(r'(?:from|import)\s*"\./([^"]+)"', live)
    assert imported
    assert {f"js/{name}" for name in imported} <= set(names.values())
