"""Business cases: one document in the case format for each version, and who answers for each party in it."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place


class Case(Shareable):
    """What something costs and brings over years, and to whom.

    Its numbers are in its versions. Changes until it is withdrawn. Personal data: who began it.
    """

    class Mode(models.TextChoices):
        ADDS = "adds", "Adds to what staff do"
        REPLACES = "replaces", "Replaces what staff do"
        BOTH = "both", "Adds to some of it and replaces some"

    class Status(models.TextChoices):
        DRAFT = "draft", "Being written"
        REVIEW = "review", "With those named in it"
        AGREED = "agreed", "Agreed by all named in it"
        WITHDRAWN = "withdrawn", "Withdrawn"

    title = models.CharField(max_length=200)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    offer = models.ForeignKey(
        Offer,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
        help_text="The new way of doing things that it is about.",
    )
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode, blank=True, help_text="Empty: nobody said.")
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    status_why = models.TextField(blank=True, help_text="Why it was withdrawn.")
    agreed_on = models.DateField(null=True, blank=True)

    class Meta(Shareable.Meta):
        ordering = ["-changed_at", "-id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="evidence_case_is_withdrawn_with_a_reason",
                condition=~Q(status="withdrawn") | ~Q(status_why=""),
                violation_error_message="Say why it is withdrawn.",
            ),
            models.CheckConstraint(
                name="evidence_case_is_agreed_on_a_day",
                condition=~Q(status="agreed") | Q(agreed_on__isnull=False),
                violation_error_message="Say on which day it was agreed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}"


class CaseVersion(models.Model):
    """A business case as it stood: the whole of it in the case format. Never changed.

    Personal data: who made it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    model = models.JSONField(help_text="The case format, docs/reference/case.md.")
    note = models.CharField(max_length=300, blank=True, help_text="What is different from the one before.")
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["case", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_caseversion_has_its_number",
                fields=["case", "number"],
                violation_error_message="This version is there already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.case_id}, version {self.number}"


class CaseParty(models.Model):
    """A party of the newest version, and the organisation here that answers for it, if one does.

    Follows the versions. No personal data.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    key = models.CharField(max_length=40, help_text="Its id in the case format.")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, blank=True)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["case", "id"]
        verbose_name_plural = "case parties"
        constraints = [
            models.UniqueConstraint(
                name="evidence_caseparty_is_named_once",
                fields=["case", "key"],
                violation_error_message="This party is in it already.",
            ),
        ]

    def __str__(self) -> str:
        return f"CaseParty {self.pk}"
