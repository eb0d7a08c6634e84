"""Static files under hashed names; ES modules find each other by them too."""

from collections.abc import Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        # No page loads htmx's extensions, and the comments of some name modules that are not there.
        wanted = {name: place for name, place in paths.items() if not name.startswith("django_htmx/ext/")}
        return super().post_process(wanted, *args, **options)
