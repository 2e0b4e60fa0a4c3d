"""What is kept beside an offer that is an innovation: where it has got to, and what it goes with."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.offers.models import Offer

from ..stages import STAGES

STAGE_CHOICES = [(stage, stage) for stage in STAGES]
MOST_YEARS = 50


class Innovation(Shareable):
    """The record of a new way of doing things, or of a change that made things better.

    One-to-one with an offer, which everybody reads; this may be shared with fewer people than the offer.
    Changes until it is retired. Personal data: who began the record.
    """

    class Word(models.TextChoices):
        INNOVATION = "innovation", "New way of doing things; product"
        IMPROVEMENT = "improvement", "Change that made things better"

    class Status(models.TextChoices):
        MOVING = "moving", "Going on"
        PAUSED = "paused", "Paused"
        STOPPED = "stopped", "Stopped, with what was learned"
        RETIRED = "retired", "Closed down"

    class Risk(models.TextChoices):
        LOW = "low", "Low"
        MEDIUM = "medium", "Medium"
        HIGH = "high", "High"

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="innovation")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    word = models.CharField(max_length=11, choices=Word, default=Word.INNOVATION)
    stage = models.CharField(max_length=15, choices=STAGE_CHOICES, blank=True, help_text="Empty: not known.")
    status = models.CharField(max_length=7, choices=Status, default=Status.MOVING)
    status_why = models.TextField(blank=True, help_text="Why it is paused, stopped or closed down.")
    lesson = models.TextField(blank=True, help_text="What others should know where it was stopped.")
    cost = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year, as far as known.")
    value = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year, as far as known.")
    risk = models.CharField(max_length=6, choices=Risk, blank=True)
    horizon = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Years until it pays off.")
    theme = models.CharField(max_length=80, blank=True)

    class Meta(Shareable.Meta):
        ordering = ["-changed_at", "-id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="innovations_innovation_halts_with_a_reason",
                condition=Q(status="moving") | ~Q(status_why=""),
                violation_error_message="Say why it is paused, stopped or closed down.",
            ),
            models.CheckConstraint(
                name="innovations_innovation_stops_with_a_lesson",
                condition=~Q(status="stopped") | ~Q(lesson=""),
                violation_error_message="Say what was learned, so that others need not learn it again.",
            ),
            models.CheckConstraint(
                name="innovations_innovation_pays_within_a_lifetime",
                condition=Q(horizon__isnull=True) | Q(horizon__lte=MOST_YEARS),
                violation_error_message="Give the years until it pays off, at most 50.",
            ),
        ]

    def __str__(self) -> str:
        return f"Innovation {self.pk}"


class Stay(models.Model):
    """An innovation's time at one stage; without an end it is there still.

    Closed when the next begins. No personal data.
    """

    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="stays")
    stage = models.CharField(max_length=15, choices=STAGE_CHOICES)
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=80, blank=True, help_text="How the days are known, if not from here.")

    class Meta:
        ordering = ["entered_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_stay_ends_after_it_begins",
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("entered_on")),
                violation_error_message="It cannot leave a stage before it came there.",
            ),
            models.UniqueConstraint(
                name="innovations_stay_is_at_one_stage_at_a_time",
                fields=["innovation"],
                condition=Q(left_on__isnull=True),
                violation_error_message="It is at one stage at a time. End the other first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Stay {self.pk}"


class Link(models.Model):
    """One innovation goes with another: needed beside it, part of a set, in the place of, made from.

    Kept until taken away. No personal data.
    """

    class Kind(models.TextChoices):
        BESIDE = "beside", "Needs it beside"
        PART_OF = "part-of", "Is part of"
        REPLACES = "replaces", "Takes the place of"
        IMPROVES = "improves", "Makes better"
        BUILT_ON = "built-on", "Is built on"

    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=8, choices=Kind)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="linked_from")
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                name="innovations_link_is_said_once",
                fields=["innovation", "kind", "offer"],
                violation_error_message="This is said already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Link {self.pk}"
