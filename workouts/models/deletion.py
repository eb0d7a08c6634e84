"""What is gone, so that a late replay stores nothing and programs that follow learn of it."""

from django.db import models

from workouts.enums import Kind
from workouts.models.base import OwnedQuerySet


class Deletion(models.Model):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="deletions")
    uuid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in Kind])
    source_format = models.CharField(max_length=16, blank=True)
    source_key = models.CharField(max_length=64, blank=True)
    deleted_at = models.DateTimeField(auto_now_add=True)
    kept = models.JSONField(null=True, editable=False, help_text="The rows themselves, for a while: to take it back.")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["lifter", "kind", "-deleted_at"], name="deletion_latest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
