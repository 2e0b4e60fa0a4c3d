"""Circles: named groups with shared sight of something, some of them behind signed terms."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref

from .users import Party, User


class Circle(models.Model):
    """A named group with shared sight of something. Nobody sees into it but its members.

    Where it has terms, a member sees in only while the newest of them are signed for that member and
    accepted by the reader.
    Changes. Personal data: who belongs to it.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    host = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="hosted")
    members = models.ManyToManyField(Party, blank=True, related_name="circles")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Circle {self.pk}"


class Terms(models.Model):
    """What members of a circle promise; a new version is a new row and must be signed again.

    Written once. No personal data.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="terms")
    version = models.PositiveIntegerField()
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="accounts_terms_have_one_text_a_version",
                fields=["circle", "version"],
                violation_error_message="This version of the terms is already written.",
            ),
        ]

    def __str__(self) -> str:
        return f"Terms {self.pk}"


class Signature(models.Model):
    """Somebody with authority signed terms for a member of the circle.

    Written once. Personal data: who signed, and by what authority.
    """

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="signatures")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    authority = models.CharField(max_length=200, help_text="The office by which this person may sign.")
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="accounts_signature_is_given_once",
                fields=["terms", "party"],
                violation_error_message="These terms are already signed for this organisation.",
            ),
        ]

    def __str__(self) -> str:
        return f"Signature {self.pk}"


class Acceptance(models.Model):
    """A reader accepted the terms of a circle. Written once. Personal data: who accepted."""

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="acceptances")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="accounts_acceptance_is_given_once",
                fields=["terms", "user"],
                violation_error_message="This person has already accepted these terms.",
            ),
        ]

    def __str__(self) -> str:
        return f"Acceptance {self.pk}"


class BreakGlass(models.Model):
    """An administrator looked into a circle, with a reason that the circle was told.

    Written once. Personal data: who looked, and why.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="broken")
    user = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_breakglass_has_a_reason_and_an_end",
                condition=~Q(reason="") & Q(until__gt=F("at")),
                violation_error_message="Say why you must look into this group, and until when.",
            ),
        ]

    def __str__(self) -> str:
        return f"BreakGlass {self.pk}"
