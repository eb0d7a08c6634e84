"""Files of other trackers, from the upload to what they brought."""

from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from workouts.enums import DistanceUnit, ImportState, LengthUnit, WeightUnit
from workouts.models.base import Identified, OwnedQuerySet, one_of

# The format of a table whose columns the lifter points out.
TABLE = "csv"

# A worker stores a batch every second or so; what lies still for longer has lost its worker.
STALLED_AFTER = timedelta(minutes=2)


class ImportQuerySet(OwnedQuerySet):
    def waiting(self) -> Self:
        """What was uploaded and neither begun nor thrown away."""
        return self.filter(state__in=[ImportState.UPLOADED, ImportState.PREVIEWED])

    def ever_begun(self) -> Self:
        return self.exclude(state__in=[ImportState.UPLOADED, ImportState.PREVIEWED])

    def stalled(self) -> Self:
        """What a worker should be at, and none has been for a while."""
        at_work = self.filter(state__in=[ImportState.UPLOADED, ImportState.RUNNING])
        at_work = at_work.exclude(state=ImportState.UPLOADED, source_format=TABLE, columns__isnull=True)
        return at_work.filter(touched_at__lt=timezone.now() - STALLED_AFTER)

    def latest_first(self) -> Self:
        return self.annotate(at=Coalesce("started_at", "created_at")).order_by("-at", "-pk")


class Import(Identified):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="imports")
    state = models.CharField(
        max_length=12, choices=[(str(s), str(s)) for s in ImportState], default=ImportState.UPLOADED
    )
    file_name = models.CharField(max_length=200)
    size_bytes = models.PositiveIntegerField()
    source_format = models.CharField(max_length=24)
    weight_unit = models.CharField(max_length=2, blank=True, choices=[(str(u), str(u)) for u in WeightUnit])
    distance_unit = models.CharField(max_length=2, blank=True, choices=[(str(u), str(u)) for u in DistanceUnit])
    length_unit = models.CharField(max_length=2, blank=True, choices=[(str(u), str(u)) for u in LengthUnit])
    time_zone = models.CharField(max_length=64, blank=True)
    columns = models.JSONField(null=True, help_text="Of a table of no known format: which column holds what.")
    left_out = models.JSONField(default=list, help_text="Folded names of the exercises that the lifter leaves out.")
    returns_deleted = models.BooleanField(default=False, help_text="Workouts deleted here come back.")
    takes_changes = models.BooleanField(default=False, help_text="Workouts changed in the file since are updated.")
    preview = models.JSONField(null=True, help_text="What it would bring, as services.import_preview tells it.")
    result = models.JSONField(null=True, help_text="What it brought, as services.import_figures tells it.")
    brought = models.JSONField(default=dict, help_text="Ids of all but the workouts that it made, for an undo.")
    links = models.JSONField(
        default=dict, help_text="While it runs: what names in the file are here, as its plan says."
    )
    kept = models.JSONField(null=True, help_text="What the undo left, for it was changed since.")
    total = models.PositiveIntegerField(null=True, help_text="Workouts to store, once that is known.")
    done = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(
        default=0, help_text="Of an export of ours: how many of its workouts are stored or passed over."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    is_news = models.BooleanField(default=False, help_text="It is over, and the lifter has not seen that.")
    error = models.CharField(max_length=600, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(default=timezone.now, help_text="When a worker last got a step further.")
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        db_table = "imports"
        constraints = [
            one_of("import_state_known", "state", ImportState),
            models.UniqueConstraint(
                fields=["lifter"], name="import_one_running", condition=models.Q(state=ImportState.RUNNING)
            ),
            models.CheckConstraint(
                name="import_done_within_total",
                condition=models.Q(done=0) | models.Q(total__isnull=False, done__lte=models.F("total")),
            ),
            models.CheckConstraint(
                name="import_failed_says_why", condition=~models.Q(state=ImportState.FAILED, error="")
            ),
            models.CheckConstraint(
                name="import_previewed_has_preview",
                condition=~models.Q(state=ImportState.PREVIEWED, preview__isnull=True),
            ),
            models.CheckConstraint(
                name="import_undone_has_moment",
                condition=models.Q(state=ImportState.UNDONE, undone_at__isnull=False)
                | (~models.Q(state=ImportState.UNDONE) & models.Q(undone_at=None)),
            ),
        ]
        indexes = [models.Index(fields=["lifter", "-created_at"], name="import_latest")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("import", args=[self.uuid])

    @property
    def needs_columns(self) -> bool:
        """Whether the lifter has to say what its columns hold before it can be read."""
        return self.state == ImportState.UPLOADED and self.source_format == TABLE and self.columns is None

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def seconds_left(self) -> int | None:
        """By the pace so far; None while nobody can say."""
        if not self.done or not self.total or self.started_at is None:
            return None
        spent = (timezone.now() - self.started_at).total_seconds()
        return round(spent / self.done * (self.total - self.done))

    @property
    def can_be_undone(self) -> bool:
        return self.state in {ImportState.DONE, ImportState.FAILED} and self.started_at is not None

    def touch(self, **values: Any) -> None:
        """Store values and that a worker is at it."""
        values["touched_at"] = timezone.now()
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class ImportFile(models.Model):
    """The bytes of an upload, packed by zlib, apart so that no list of imports reads them; they go when the import is over."""

    owner = models.OneToOneField(Import, on_delete=models.CASCADE, related_name="file", primary_key=True)
    content = models.BinaryField()

    class Meta:
        db_table = "import_files"

    def __str__(self) -> str:
        return f"{self.owner_id}"
