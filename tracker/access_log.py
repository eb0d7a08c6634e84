"""The lines that gunicorn writes of requests and of what went wrong with them."""

from typing import Any

from gunicorn.glogging import Logger

from tracker.logs import WithoutSecrets, without_secrets

CLEAN = WithoutSecrets()


class AccessLogger(Logger):
    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(CLEAN)  # once, though a reload comes here again

    def atoms(self, *request: Any) -> dict[str, Any]:
        """Return what a line may hold, without the secrets of addresses, of its own or of where one came from."""
        atoms = super().atoms(*request)
        return {name: without_secrets(value) if isinstance(value, str) else value for name, value in atoms.items()}
