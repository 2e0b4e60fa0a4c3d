"""The subjects that records are about."""

from django.db import models

from alongside.exchange.audit.models import Dataset


class Subject(models.Model):
    """One thing a record can be about, in a tree. Reference data, no personal data."""

    class Kind(models.TextChoices):
        CONDITION = "condition", "Condition"
        GROUP = "group", "Group of people"
        HELP = "help", "Kind of help"
        SETTING = "setting", "Setting"

    code = models.SlugField(max_length=60, unique=True)
    label = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    synonyms = models.JSONField(default=list)
    definition = models.TextField(blank=True)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return f"Subject {self.code}"


class SubjectRule(models.Model):
    """Further phrases that show a subject, and what around them denies it; without a subject, a shield.

    A shield keeps the words inside its phrases from showing anything. Reference data, no personal data.
    """

    subject = models.ForeignKey(
        Subject, null=True, blank=True, on_delete=models.CASCADE, related_name="rules"
    )
    phrases = models.JSONField(default=list)
    unless = models.JSONField(default=list)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"SubjectRule {self.pk}"


class AmbiguousWord(models.Model):
    """A word with more than one meaning, the question to ask, and the subjects to choose from.

    Reference data, no personal data.
    """

    word = models.CharField(max_length=60, unique=True)
    question = models.CharField(max_length=200)
    choices = models.JSONField(default=list, help_text="Codes of subjects.")
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"AmbiguousWord {self.pk}"


class SubjectMap(models.Model):
    """A code of another taxonomy and the subject of ours nearest to it. Reference data, no personal data."""

    scheme = models.CharField(max_length=30)
    code = models.CharField(max_length=40)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="maps")
    relation = models.CharField(
        max_length=20, blank=True, help_text="How near the two are: exact, close, broad."
    )
    note = models.TextField(blank=True)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="directory_subjectmap_is_said_once",
                fields=["scheme", "code", "subject"],
                violation_error_message="This code is already mapped to this subject.",
            ),
        ]

    def __str__(self) -> str:
        return f"SubjectMap {self.pk}"
