"""Needs: problems put into words with those who have them."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Party, Shareable
from alongside.exchange.audit.models import Dataset
from alongside.exchange.directory.models import Actor, Subject
from alongside.exchange.directory.terms import Driver, Stage
from alongside.exchange.places.models import Place


class Need(Shareable):
    """A problem, who is affected, where, and what would be better.

    Changes. Personal data: the words may tell of the person who wrote them.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Being written"
        OPEN = "open", "Open"
        CALLED = "called", "Asked: who can do this?"
        ANSWERED = "answered", "Answered"
        MET = "met", "Met"
        CLOSED = "closed", "Closed"

    title = models.CharField(max_length=250)
    statement = models.TextField()
    who_affected = models.TextField(blank=True)
    how_many = models.CharField(max_length=120, blank=True)
    wanted = models.TextField(blank=True, help_text="What would be better.")
    tried = models.TextField(blank=True, help_text="What has been tried, and how it went.")
    by_when = models.DateField(null=True, blank=True)
    driver = models.CharField(max_length=14, choices=Driver, blank=True)
    stage = models.CharField(max_length=16, choices=Stage, blank=True)
    level = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    closed_reason = models.TextField(blank=True)
    reminded_on = models.DateField(null=True, blank=True, help_text="When its keeper was last asked.")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="needs")
    actor = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="needs",
        help_text="Who raised it.",
    )
    subjects = models.ManyToManyField(Subject, through="NeedSubject", related_name="needs")

    class Meta(Shareable.Meta):
        ordering = ["title", "id"]
        indexes = [
            models.Index(fields=["world", "standing", "reported_on"], name="needs_need_newest"),
            models.Index(fields=["world", "title", "id"], name="needs_need_in_order"),
        ]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="needs_need_closed_exactly_with_a_reason",
                condition=(Q(status="closed") & ~Q(closed_reason=""))
                | (~Q(status="closed") & Q(closed_reason="")),
                violation_error_message="A need is closed with a reason, and only then has one.",
            ),
        ]

    def __str__(self) -> str:
        return f"Need {self.pk}"


class NeedSubject(models.Model):
    """A need is about a subject: said by somebody, or read from its words.

    Replaced when its need is tagged again. No personal data.
    """

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="abouts")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(
        max_length=200, blank=True, help_text="The words that showed it; empty if somebody said so."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="needs_needsubject_is_said_once",
                fields=["need", "subject"],
                violation_error_message="This need is already about this subject.",
            ),
        ]

    def __str__(self) -> str:
        return f"NeedSubject {self.pk}"


class Note(models.Model):
    """What happened about a need, on a day; seen by those who see the need.

    Written once. Personal data: the words may name somebody.
    """

    source_id = models.CharField(max_length=120, unique=True, null=True, blank=True)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="notes")
    on = models.DateField()
    text = models.TextField()
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"Note {self.pk}"


class Joined(models.Model):
    """Somebody else needs the same, and said so rather than write it again.

    Written once, removed when they no longer do. Personal data: who needs what.
    """

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="joined")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="needs_joined_is_said_once",
                fields=["need", "party"],
                violation_error_message="You have already said that you need this too.",
            ),
        ]

    def __str__(self) -> str:
        return f"Joined {self.pk}"


class Draft(models.Model):
    """What somebody has answered so far in a form of several pages; seen by them alone.

    Changes with each answer, removed when it is sent. Personal data: the words may tell of whoever writes.
    """

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=30, help_text="Which form: a need, or a kind of offer.")
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="needs_draft_is_one_for_each_form",
                fields=["party", "form"],
                violation_error_message="You are already writing one of these.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk}"
