"""What a decision maker will ask for: what is shown of it for an innovation, and stamps that judges gave."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor
from alongside.exchange.innovations.models import Innovation
from alongside.exchange.offers.models import Offer


class StandardLevel(models.Model):
    """What an innovation does and what is at stake: from these follows what is asked. No personal data."""

    class Reach(models.TextChoices):
        BEHIND = "behind", "It works behind the scenes"
        INFORMS = "informs", "It informs people, or lets them talk"
        CARES = "cares", "It gives care, or decides about care"

    class Stakes(models.TextChoices):
        LOW = "low", "Little could go wrong"
        HIGH = "high", "People could be harmed, or much money is at stake"

    innovation = models.OneToOneField(Innovation, on_delete=models.CASCADE, related_name="standard_level")
    reach = models.CharField(max_length=7, choices=Reach)
    stakes = models.CharField(max_length=4, choices=Stakes)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"StandardLevel {self.pk}"


class StandardAnswer(models.Model):
    """What there is for one thing that is asked. Written once; the newest of a thing counts.

    Personal data: who wrote it, and the words.
    """

    class State(models.TextChoices):
        THERE = "there", "There"
        PARTLY = "partly", "Partly there"
        MISSING = "missing", "Missing"
        NOT_NEEDED = "not-needed", "Does not apply"

    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="standard_answers")
    item = models.CharField(max_length=40, help_text="A key of `standard_rules`.")
    state = models.CharField(max_length=10, choices=State)
    words = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True, help_text="Where it can be read.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-said_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_standardanswer_says_where_or_why_not",
                condition=Q(state="missing") | ~Q(words="") | ~Q(state="not-needed") & ~Q(url=""),
                violation_error_message="Say what there is or where it is, or why it does not apply.",
            ),
        ]

    def __str__(self) -> str:
        return f"StandardAnswer {self.pk}"


class Stamp(models.Model):
    """Somebody judged an innovation by a standard: which one, who, when, on what. Withdrawn with a reason.

    `here`: the judge gave it here, acting for `judge`; else those who keep the innovation wrote it down.
    Personal data: who wrote it, and the words.
    """

    class Outcome(models.TextChoices):
        MET = "met", "It meets the standard"
        PARTLY = "partly", "It meets part of it"
        NOT_MET = "not-met", "It does not meet it"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="stamps")
    standard = models.CharField(max_length=200, help_text="Which standard, with its edition.")
    judge_name = models.CharField(max_length=200, help_text="Which organisation judged.")
    judge = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    here = models.BooleanField(default=False, help_text="Given here by the judge.")
    judged_on = models.DateField()
    on_what = models.TextField(help_text="Which version of it, and which evidence, was judged.")
    outcome = models.CharField(max_length=7, choices=Outcome)
    until = models.DateField(null=True, blank=True, help_text="Until when it holds.")
    url = models.URLField(max_length=1000, blank=True, help_text="Where the judge says so.")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-judged_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_stamp_says_all_four",
                condition=~Q(standard="") & ~Q(judge_name="") & ~Q(on_what=""),
                violation_error_message="Say by which standard, who judged, when and on what.",
            ),
            models.CheckConstraint(
                name="evidence_stamp_is_withdrawn_with_a_reason",
                condition=Q(withdrawn_on__isnull=True, withdrawn_why="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_why="")),
                violation_error_message="Say why it no longer holds.",
            ),
            models.CheckConstraint(
                name="evidence_stamp_ends_after_it_was_given",
                condition=Q(until__isnull=True) | Q(until__gte=F("judged_on")),
                violation_error_message="It cannot end before it was given.",
            ),
        ]

    def __str__(self) -> str:
        return f"Stamp {self.pk}"
