"""Where records come from, what was done to them, and the feed that the index follows."""

from django.db import models
from django.db.models import Q


class World(models.TextChoices):
    """The real world and the invented practice town never mix in one answer."""

    REAL = "real", "Real"
    PRACTICE = "practice", "Practice town: invented"


class Dataset(models.Model):
    """A set of records that came in together, with its source and licence.

    Changes when the set is loaded again. No personal data.
    """

    id = models.SlugField(primary_key=True, max_length=60)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200)
    attribution = models.TextField()
    source_url = models.URLField(blank=True)
    note = models.TextField(blank=True)
    dated = models.DateField(help_text="The date of which the records speak.")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    standing = models.CharField(max_length=10, blank=True, help_text="Standing of rows that state none.")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 over the files as last loaded.")
    loaded_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict, help_text="Per table: new, changed, same, left_out.")
    left_out = models.JSONField(default=list, help_text="Rows left out: file, row, column, why.")
    audience = models.CharField(
        max_length=40, default="public", help_text="The one audience that may know of this data set."
    )
    files = models.JSONField(default=list, help_text="Per file: kind, licence, attribution, date, note.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="audit_dataset_world_is_known",
                condition=Q(world__in=World.values),
                violation_error_message="A data set is of the real world or of the practice town.",
            ),
        ]

    def __str__(self) -> str:
        return f"Dataset {self.pk}"


class Entry(models.Model):
    """One thing that was done, by a named person or a named process.

    Written once, never changed. Personal data: who did it (an id, no name).
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    process = models.CharField(max_length=60, blank=True, help_text="Set when no person did it.")
    user_id = models.BigIntegerField(null=True, help_text="The user's id; this room does not know users.")
    acting_for = models.BigIntegerField(null=True, help_text="The party acted for.")
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    objects_touched = models.JSONField(default=list, help_text="Ids of the rows, a batch at most.")
    detail = models.JSONField(default=dict, help_text="Facts without personal data.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="audit_entry_has_exactly_one_doer",
                condition=Q(user_id__isnull=True) ^ Q(process=""),
                violation_error_message="An audit entry names either a person or a process.",
            ),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"


class FeedHead(models.Model):
    """The last sequence number of the change feed: one row, locked while it grows.

    The lock makes numbers appear in the order of their commits, so a follower that has
    seen n will never meet a number below n later. No personal data.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="audit_feedhead_is_single",
                condition=Q(id=1),
                violation_error_message="The feed has one head.",
            ),
        ]

    def __str__(self) -> str:
        return f"Feed at {self.last}"


class Change(models.Model):
    """One batch of rows of one kind that were written or removed.

    Written once. No personal data.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=40)
    ids = models.JSONField(default=list)

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"Change {self.seq}"


class Version(models.Model):
    """What a row said before it was changed: the old values of the fields that changed.

    Kept outside the trail, so that it can be erased. Written once.
    Personal data: the values may name somebody.
    """

    kind = models.CharField(max_length=40)
    row = models.CharField(max_length=40, help_text="The id of the row.")
    at = models.DateTimeField(auto_now_add=True)
    user_id = models.BigIntegerField(null=True, help_text="Who changed it; this room does not know users.")
    acting_for = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60, default="edit")
    values = models.JSONField(default=dict, help_text="By field, what it said before.")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["kind", "row"], name="audit_version_of_row")]

    def __str__(self) -> str:
        return f"Version {self.pk}"


class Recurrence(models.Model):
    """When work that is done again and again was last done. Changes with each time. No personal data."""

    name = models.SlugField(primary_key=True, max_length=60)
    last_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Recurrence {self.pk}"
