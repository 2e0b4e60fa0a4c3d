"""What is attached to a business case, and what really happened since it was agreed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .cases import Case, CaseVersion


class Attached(models.Model):
    """An assessment or a piece of evidence that goes with a case: what it says, or where it lies.

    Kept until it is taken off. Personal data: who attached it.
    """

    class Kind(models.TextChoices):
        QUALITY = "quality", "Quality assessment"
        EQUALITY = "equality", "Equality assessment"
        DATA = "data", "Data-protection assessment"
        EFFECT = "effect", "Evidence that it works"
        MODEL = "model", "How it is paid for"
        OUTCOMES = "outcomes", "What it brings for people"
        COST = "cost", "What it costs"
        OTHER = "other", "Something else"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attached")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=200)
    says = models.TextField(blank=True, help_text="What it says, in a few sentences.")
    url = models.URLField(max_length=1000, blank=True, help_text="Where it lies.")
    done_on = models.DateField(null=True, blank=True, help_text="The day it was made or signed.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["case", "id"]
        verbose_name_plural = "attached"
        constraints = [
            models.CheckConstraint(
                name="evidence_attached_says_or_leads",
                condition=~Q(says="") | ~Q(url=""),
                violation_error_message="Say what it says, or give a link to it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Attached {self.pk}"


class Revisit(models.Model):
    """A case held against what happened in its first years. Written once.

    Personal data: who wrote it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="revisits")
    version = models.ForeignKey(
        CaseVersion, on_delete=models.PROTECT, related_name="+", help_text="What was expected."
    )
    years = models.PositiveSmallIntegerField(help_text="How many years since the start it covers.")
    words = models.TextField(help_text="What happened, and why it came otherwise.")
    looked_on = models.DateField(default=timezone.localdate)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-looked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_revisit_covers_a_year",
                condition=Q(years__gte=1),
                violation_error_message="Look back at a year or more.",
            ),
            models.CheckConstraint(
                name="evidence_revisit_says_what_happened",
                condition=~Q(words=""),
                violation_error_message="Say what happened.",
            ),
        ]

    def __str__(self) -> str:
        return f"Revisit {self.pk}"


class RevisitFigure(models.Model):
    """One line of a case beside what it came to: pounds over the years looked back at. Written once.

    No personal data.
    """

    revisit = models.ForeignKey(Revisit, on_delete=models.CASCADE, related_name="figures")
    stream = models.CharField(max_length=60, help_text="Its id in the case format.")
    name = models.CharField(max_length=200)
    is_cost = models.BooleanField(help_text="It is paid or given up; else it is what the case brings.")
    expected = models.BigIntegerField(help_text="Pounds, as the case had it, not discounted.")
    came_to = models.BigIntegerField(help_text="Pounds, as it really was.")
    shown_by = models.CharField(max_length=300, blank=True, help_text="Where the figure comes from.")

    class Meta:
        ordering = ["revisit", "id"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_revisitfigure_is_said_once",
                fields=["revisit", "stream"],
                violation_error_message="This line has its figure already.",
            ),
        ]

    def __str__(self) -> str:
        return f"RevisitFigure {self.pk}"
