"""Static files under hashed names; ES modules find each other by them too."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    # A name holds the names of what it imports: each pass settles one floor of modules more.
    max_post_process_passes = 30

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        # No page loads htmx's extensions, and the comments of some name modules that are not there.
        wanted = {name: place for name, place in paths.items() if not name.startswith("django_htmx/ext/")}
        return super().post_process(wanted, *args, **options)

    def url(self, name: str, force: bool = False) -> str:
        """Look an address up once: a page has three dozen, and they change only with a new process."""
        if name not in self._addresses:
            self._addresses[name] = super().url(name, force)
        return self._addresses[name]

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {}
