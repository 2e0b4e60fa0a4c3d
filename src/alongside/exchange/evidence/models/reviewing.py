"""What those named in a business case say of it, and the library of what things cost."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.models import World
from alongside.exchange.directory.models import Actor

from .cases import Case, CaseVersion


class SignOff(models.Model):
    """A party says of one version whether its figures are right; the newest word of a party counts.

    Written once. Personal data: who said it, and the words.
    """

    class Decision(models.TextChoices):
        AGREED = "agreed", "These figures are right"
        WITH_COMMENT = "with-comment", "Right, with a comment"
        NOT_AGREED = "not-agreed", "Not right"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sign_offs")
    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="sign_offs")
    party = models.CharField(max_length=40, help_text="Its id in the case format.")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=12, choices=Decision)
    said = models.TextField(blank=True)
    office = models.CharField(max_length=200, help_text="The office by which this person may say so.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_signoff_objects_with_a_reason",
                condition=Q(decision="agreed") | ~Q(said=""),
                violation_error_message="Say what is not right, or what you want to add.",
            ),
        ]

    def __str__(self) -> str:
        return f"SignOff {self.pk}"


class UnitCost(models.Model):
    """What one of something costs, in the prices of a year, as a source says. An operator brings them.

    The newest list of a source and year takes the place of the one before. No personal data.
    """

    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    name = models.CharField(max_length=250)
    unit = models.CharField(max_length=80, help_text="One of what: visit, hour, night.")
    value = models.FloatField(help_text="Pounds.")
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(help_text="The year of the prices.")
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "unit", "-year", "id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_unitcost_says_where_it_comes_from",
                condition=~Q(source="") & ~Q(licence="") & ~Q(unit=""),
                violation_error_message="Give the source, its licence, and the unit.",
            ),
            models.CheckConstraint(
                name="evidence_unitcost_lies_in_its_range",
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(low__lte=F("value"), high__gte=F("value")),
                violation_error_message="The range holds the value: give both ends, or neither.",
            ),
            models.UniqueConstraint(
                name="evidence_unitcost_stands_once_in_its_list",
                fields=["world", "source", "year", "name", "unit"],
                violation_error_message="This is in the list already.",
            ),
        ]

    def __str__(self) -> str:
        return f"UnitCost {self.pk}"
