"""Links that show a workout or a report to whoever has them.

Its owner may copy a link again, so its secret cannot be a mere digest; and whoever gets hold of a backup shall open none.
So the secret is made of a random salt in the row and of the server's own key, and kept nowhere; the row is found by its
digest.
"""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac

from workouts.domain.spans import Span, SpanKind
from workouts.models.base import OwnedQuerySet

SALT_BYTES = 16
TOKEN_BYTES = 24  # 192 bits in 32 letters: there is nothing to guess


class ShareLinkQuerySet(OwnedQuerySet):
    def usable(self) -> Self:
        return self.filter(revoked_at=None, lifter__is_active=True)


class ShareLink(models.Model):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="share_links")
    uuid = models.UUIDField(unique=True, help_text="Sent by the page: a double tap makes one link.")
    # Not a foreign key: a deleted workout that is had back has its links again.
    session_uuid = models.UUIDField(null=True, blank=True)
    span = models.CharField(max_length=5, blank=True, choices=[(str(kind), str(kind)) for kind in SpanKind])
    first_on = models.DateField(null=True, blank=True, help_text="The first day of the month or year.")
    name = models.CharField(max_length=60, blank=True, help_text="What the lifter is called there.")
    shows_bodyweight = models.BooleanField(default=False)
    shows_notes = models.BooleanField(default=False)
    shows_times = models.BooleanField(default=False)
    salt = models.CharField(max_length=32, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    last_opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        db_table = "share_links"
        constraints = [
            models.CheckConstraint(
                name="share_link_of_one_thing",
                condition=models.Q(session_uuid__isnull=False, span="", first_on=None)
                | models.Q(session_uuid=None, span__in=[str(kind) for kind in SpanKind], first_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.span or 'workout'} {self.pk}"

    @classmethod
    def issue(cls, **values: Any) -> "ShareLink":
        salt = secrets.token_hex(SALT_BYTES)
        return cls.objects.create(salt=salt, digest=digest_of(_token(salt, settings.SECRET_KEY)), **values)

    @property
    def token(self) -> str | None:
        """The secret of its address; None where the server's key was replaced since: it still opens, but nobody can say it."""
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return next((token for key in keys if digest_of(token := _token(self.salt, key)) == self.digest), None)

    @property
    def of_span(self) -> Span | None:
        return Span.of(SpanKind(self.span), self.first_on) if self.first_on else None


def digest_of(token: str) -> str:
    # Nothing to guess, so a fast digest is enough.
    return hashlib.sha256(token.encode()).hexdigest()


def _token(salt: str, key: str | bytes) -> str:
    made = salted_hmac("workouts.share-link", salt, secret=key, algorithm="sha256").digest()
    return urlsafe_b64encode(made[:TOKEN_BYTES]).decode()
