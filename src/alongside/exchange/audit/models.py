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


class Subject(models.Model):
    """Who stands behind a random number of the trail. Lies outside its chain, and goes when a person leaves.

    Written once. Personal data: that this number is this person.
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=10, help_text="user, guest or party.")
    row = models.BigIntegerField(help_text="The id of the row.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="audit_subject_has_one_number",
                fields=["kind", "row"],
                violation_error_message="Somebody has one number in the trail.",
            ),
        ]

    def __str__(self) -> str:
        return f"Subject {self.pk}"


class Entry(models.Model):
    """One thing that was done, by a named person or a named process; a link of a chain of hashes.

    Written once, never changed. No personal data: people are random numbers, which `Subject` explains
    for as long as they are here.
    """

    sequence = models.BigIntegerField(unique=True)
    previous = models.CharField(max_length=64, blank=True, help_text="The hash of the entry before it.")
    digest = models.CharField(max_length=64, help_text="The hash of this entry.")
    at = models.DateTimeField(db_index=True)
    process = models.CharField(max_length=60, blank=True, help_text="Set when no person did it.")
    doer = models.BigIntegerField(null=True, db_index=True, help_text="The number of whoever did it.")
    acting_for = models.BigIntegerField(null=True, help_text="The number of the party acted for.")
    helper = models.BigIntegerField(null=True, db_index=True, help_text="The number of who did it for them.")
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    objects_touched = models.JSONField(default=list, help_text="Ids of the rows, a batch at most.")
    detail = models.JSONField(default=dict, help_text="Codes and counts, never words or values.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="audit_entry_has_exactly_one_doer",
                condition=Q(doer__isnull=True) ^ Q(process=""),
                violation_error_message="An audit entry names either a person or a process.",
            ),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"


class Touch(models.Model):
    """An entry is about a row: the way from a record to what was done to it. Not for large batches.

    Written once. No personal data.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="touches")
    kind = models.CharField(max_length=40)
    row = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["kind", "row"], name="audit_touch_of_row")]

    def __str__(self) -> str:
        return f"Touch {self.pk}"


class FeedHead(models.Model):
    """The last numbers of the change feed and of the trail: one row, locked while they grow.

    The lock makes numbers appear in the order of their commits, so a follower that has
    seen n will never meet a number below n later. No personal data.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last = models.BigIntegerField(default=0)
    entries = models.BigIntegerField(default=0, help_text="The last number of the trail.")
    digest = models.CharField(max_length=64, blank=True, help_text="The hash of the last entry.")

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
