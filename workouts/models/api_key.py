"""Keys for programs. Only a digest is kept; the key itself is shown once."""

import hashlib
import uuid
from typing import Self

from django.db import models

from workouts.models.base import OwnedQuerySet


def digest_of(key: str) -> str:
    # A random UUID has nothing to guess, so a fast digest is enough and costs a request nothing.
    return hashlib.sha256(key.encode()).hexdigest()


class ApiKeyQuerySet(OwnedQuerySet):
    def usable(self) -> Self:
        return self.filter(revoked_at=None, lifter__is_active=True)


class ApiKey(models.Model):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(max_length=8, editable=False, help_text="The first characters, to tell keys apart.")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name or self.hint

    @classmethod
    def issue(cls, lifter: object, *, name: str = "") -> tuple["ApiKey", str]:
        """Store a new key and return it with its text, which is not kept."""
        key = str(uuid.uuid4())
        return cls.objects.create(lifter=lifter, name=name, digest=digest_of(key), hint=key[:8]), key
