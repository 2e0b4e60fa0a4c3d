"""What a panel does: its sessions, whom it hears, what it asks, its verdict, and what members are paid."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .asks import Contribution
from .panels import Panel, Seat


class Stance(models.TextChoices):
    """On which side somebody or something stands."""

    FOR = "for", "For"
    AGAINST = "against", "Against"
    NEUTRAL = "neutral", "On neither side"


class Sitting(models.Model):
    """One session of a panel. Changes. No personal data: its notes name nobody."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="sittings")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    where = models.CharField(max_length=300, blank=True, help_text="Where, or how to join.")
    agenda = models.TextField(blank=True)
    notes = models.TextField(blank=True, help_text="What was talked about; no names.")

    class Meta:
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return f"Sitting {self.pk}"


class Witness(models.Model):
    """Somebody who speaks to a panel, in public and in their role. Changes. No personal data of users."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="witnesses")
    sitting = models.ForeignKey(
        Sitting, null=True, blank=True, on_delete=models.SET_NULL, related_name="witnesses"
    )
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=200)
    interests = models.TextField(help_text="What they stand to gain or lose; none is an answer too.")
    stance = models.CharField(max_length=7, choices=Stance)
    said = models.TextField(blank=True, help_text="What they said, in short.")
    url = models.URLField(blank=True, help_text="Where it can be read or seen.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Witness {self.pk}"


class Evidence(models.Model):
    """Something a panel is given to read or see. Changes. No personal data."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    stance = models.CharField(max_length=7, choices=Stance)
    url = models.URLField(help_text="Where it can be read or seen.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Evidence {self.pk}"


class PanelQuestion(models.Model):
    """A question to those who run a panel or to a witness; shown to all once it is answered. Changes.

    Personal data: the words, and through who asked.
    """

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="questions")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="panel_question")
    is_member = models.BooleanField(default=False, help_text="Asked by a member of the panel.")
    words = models.TextField()
    witness = models.ForeignKey(
        Witness, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    refused = models.TextField(blank=True, help_text="Why it is not shown, for whoever asked.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="voices_panelquestion_answered_exactly_with_words",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                violation_error_message="An answer has words and a date.",
            ),
        ]

    def __str__(self) -> str:
        return f"PanelQuestion {self.pk}"


class Verdict(models.Model):
    """What a panel says in the end, why, and what those thought who did not agree. Changes until published.

    Personal data: none; the words are the panel's.
    """

    panel = models.OneToOneField(Panel, on_delete=models.CASCADE, related_name="verdict")
    words = models.TextField(help_text="What the panel says, in short.")
    reasons = models.TextField(help_text="Why.")
    minority = models.TextField(blank=True, help_text="What those thought who did not agree.")
    given_on = models.DateField()
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Verdict {self.pk}"


class Recommendation(models.Model):
    """One thing the panel recommends, with its votes by count. Changes until published. No personal data."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="recommendations")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="recommendation")
    words = models.TextField()
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Recommendation {self.pk}"


class Payment(models.Model):
    """What a member was paid, seen by that person and whoever runs the panel. Written once.

    Personal data: who was paid what.
    """

    class Kind(models.TextChoices):
        HONORARIUM = "honorarium", "For their time"
        EXPENSES = "expenses", "Expenses"
        ACCESS = "access", "What they need to take part"

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="payments")
    kind = models.CharField(max_length=10, choices=Kind)
    amount = models.DecimalField(max_digits=8, decimal_places=2, help_text="Pounds.")
    paid_on = models.DateField()
    words = models.CharField(max_length=200, blank=True, help_text="For what.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["paid_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="voices_payment_is_more_than_nothing",
                condition=Q(amount__gt=0),
                violation_error_message="Write an amount above 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"Payment {self.pk}"
