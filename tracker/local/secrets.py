"""Secrets made once and kept in a file that only its owner reads."""

import os
import secrets
from pathlib import Path


def kept(path: Path) -> str:
    """Return the secret in this file, made at the first call. One process at a time may call it for a path."""
    text = path.read_text().strip() if path.exists() else ""
    if not text:
        text = secrets.token_urlsafe(48)
        write(path, text)
    return text


def write(path: Path, text: str) -> None:
    """Replace the file in one step, so that a crash leaves the old text or the new."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(text + "\n")
    draft.replace(path)
