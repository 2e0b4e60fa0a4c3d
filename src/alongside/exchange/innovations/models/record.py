"""What is said in the record of an innovation: each answer with its versions, none written over."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User

from .innovations import Innovation


class RecordAnswer(models.Model):
    """One answer to one question, as it was said then; the newest version counts.

    Written once, never changed. Personal data: who said it. The words stay when that person goes.
    """

    class How(models.TextChoices):
        SAID = "said", "Said here"
        FILE = "file", "Taken from a file"
        RESTORED = "restored", "Put back as it was"

    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(
        max_length=100, help_text="A key of `record_rules`; `nhs:` before one kept as it is."
    )
    value = models.JSONField(
        null=True, blank=True, help_text="A text, or texts; empty where it was taken back."
    )
    version = models.PositiveIntegerField(help_text="1 for what was said first.")
    how = models.CharField(max_length=8, choices=How, default=How.SAID)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="innovations_recordanswer_has_its_version_once",
                fields=["innovation", "question", "version"],
                violation_error_message="Somebody answered this at the same time. Look at what they said.",
            ),
            models.CheckConstraint(
                name="innovations_recordanswer_versions_begin_at_one",
                condition=Q(version__gte=1),
                violation_error_message="Versions are counted from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"RecordAnswer {self.pk}"
