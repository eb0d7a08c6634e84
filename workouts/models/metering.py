"""What the web processes measured, for operators. Nothing of a lifter's."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class MeteredQuarter(models.Model):
    """A quarter of an hour of all processes: latencies counted in the buckets of `domain.latencies`, and the cache."""

    begins_at = models.DateTimeField(primary_key=True)
    requests = ArrayField(models.BigIntegerField())
    statements = ArrayField(models.BigIntegerField())
    hits = models.BigIntegerField()
    misses = models.BigIntegerField()

    class Meta:
        db_table = "metered_quarters"

    def __str__(self) -> str:
        return f"{self.begins_at}"
