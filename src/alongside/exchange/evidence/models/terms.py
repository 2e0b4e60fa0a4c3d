"""What the parties of a business case propose to pay one another, and what each says to it."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor

from .cases import Case, CaseVersion


class Terms(models.Model):
    """One proposal: its kind and its numbers, worked out on one version of the case.

    Never changed but in how it stands; another proposal takes its place. Personal data: who proposed it.
    """

    class Kind(models.TextChoices):
        FIXED = "fixed", "A fixed sum"
        ACTIVITY = "activity", "A fee for each one done"
        BONUS = "bonus", "A bonus for results"
        MILESTONE = "milestone", "A sum when so much is reached"
        GAIN_SHARE = "gain-share", "A share of the gain"
        RISK_SHARE = "risk-share", "Shared costs"
        INVESTMENT = "investment", "Lent and paid back by results"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        AGREED = "agreed", "Agreed by all"
        REFUSED = "refused", "Not agreed"
        REPLACED = "replaced", "Another took its place"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="terms")
    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    numbers = models.JSONField(help_text="As terms_rules.FIELDS names them for the kind.")
    why = models.TextField(blank=True, help_text="Why these, in the words of whoever proposes them.")
    party = models.CharField(
        max_length=40, blank=True, help_text="Who proposes; nothing: who writes the case."
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["case", "-number"]
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(
                name="evidence_terms_have_their_number",
                fields=["case", "number"],
                violation_error_message="These terms are there already.",
            ),
            models.UniqueConstraint(
                name="evidence_terms_are_asked_one_at_a_time",
                fields=["case"],
                condition=Q(state="proposed"),
                violation_error_message="Others are being asked. They end when new ones are proposed.",
            ),
            models.CheckConstraint(
                name="evidence_terms_are_settled_on_a_day",
                condition=Q(state="proposed", settled_on__isnull=True)
                | (~Q(state="proposed") & Q(settled_on__isnull=False)),
                violation_error_message="Terms are settled once, on a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Terms {self.pk}"


class TermsAnswer(models.Model):
    """What a party says to a proposal; it may say otherwise until the proposal is settled.

    Personal data: who said it, and the words.
    """

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="answers")
    party = models.CharField(max_length=40, help_text="Its id in the case format.")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    is_agreed = models.BooleanField()
    said = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["terms", "at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_termsanswer_is_one_a_party",
                fields=["terms", "party"],
                violation_error_message="This party has answered.",
            ),
            models.CheckConstraint(
                name="evidence_termsanswer_refuses_with_a_reason",
                condition=Q(is_agreed=True) | ~Q(said=""),
                violation_error_message="Say what would have to be otherwise.",
            ),
        ]

    def __str__(self) -> str:
        return f"TermsAnswer {self.pk}"
