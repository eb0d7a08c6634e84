"""The lines that gunicorn writes of requests."""

from typing import Any

from gunicorn.glogging import Logger

from tracker.logs import without_secrets


class AccessLogger(Logger):
    def atoms(self, *request: Any) -> dict[str, Any]:
        """Return what a line may hold, without the secrets of addresses, of its own or of where one came from."""
        atoms = super().atoms(*request)
        return {name: without_secrets(value) if isinstance(value, str) else value for name, value in atoms.items()}
