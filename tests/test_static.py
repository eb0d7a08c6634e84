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


def test_every_icon_that_is_used_is_drawn_and_none_besides(settings):
    templates, scripts = settings.BASE_DIR / "templates", settings.BASE_DIR / "static" / "js"
    texts = [path.read_text() for path in (*templates.rglob("*.html"), *scripts.rglob("*.js"))]

    drawn = re.findall(r'<symbol id="i-([a-z]+)"', (templates / "components" / "_sprite.svg").read_text())

    used = {name for text in texts for name in re.findall(r"""(?:{% icon "|[#"']i-)([a-z]+)""", text)}
    assert sorted(drawn) == sorted(used)
