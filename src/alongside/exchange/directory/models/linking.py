"""Which entries may be the same organisation, what people said of it, and when that was looked for."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref

from .actors import Actor
from .keeping import Merge


class SamePair(models.Model):
    """Two entries that may be one organisation, why, and what a connector said of them.

    Changes when it is decided, and with each run while it is not. Personal data: who decided.
    """

    class State(models.TextChoices):
        OPEN = "open", "Not yet decided"
        SAME = "same", "The same organisation"
        DIFFERENT = "different", "Two organisations"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    a = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="same_as_a")
    b = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="same_as_b")
    probability = models.FloatField(help_text="How likely they are one, 0 to 1, as the run found it.")
    evidence = models.JSONField(default=list, help_text="What each comparison says, and how much it counts.")
    group = models.BigIntegerField(help_text="A number that pairs of one group share.")
    run = models.CharField(max_length=36, help_text="The run that found it.")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    again_on = models.DateField(null=True, blank=True, help_text="Not asked before this day.")
    merge = models.ForeignKey(Merge, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-probability", "group", "id"]
        constraints = [
            models.CheckConstraint(
                name="directory_samepair_is_of_two",
                condition=~Q(a=F("b")),
                violation_error_message="An entry is not asked about with itself.",
            ),
            models.UniqueConstraint(
                Least("a", "b"),
                Greatest("a", "b"),
                name="directory_samepair_is_asked_once",
                violation_error_message="These two are asked about already.",
            ),
            models.CheckConstraint(
                name="directory_samepair_is_decided_with_a_date",
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                violation_error_message="What is decided has the day of the decision.",
            ),
        ]

    def __str__(self) -> str:
        return f"SamePair {self.pk}"


class SameRun(models.Model):
    """Somebody had all entries of a world looked through for those that stand twice.

    Changes while it goes on. Personal data: who asked for it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to begin"
        RUNNING = "running", "Going on"
        DONE = "done", "Done"
        FAILED = "failed", "Broken off"

    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    step = models.PositiveSmallIntegerField(default=0, help_text="Of three: read, compared, kept.")
    entries = models.PositiveIntegerField(default=0)
    pairs = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    method = models.CharField(max_length=10, blank=True, help_text="splink, or shipped: fixed weights.")
    run = models.CharField(max_length=36, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="directory_samerun_goes_on_once_a_world",
                fields=["world"],
                condition=Q(state__in=["waiting", "running"]),
                violation_error_message="This is being looked at already.",
            ),
        ]

    def __str__(self) -> str:
        return f"SameRun {self.pk}"
