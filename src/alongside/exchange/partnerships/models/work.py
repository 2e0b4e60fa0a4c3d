"""The work of a partnership: what could go wrong, dates, who does what, where files lie, activities."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .members import Member
from .partnerships import Partnership


class Risk(models.Model):
    """What could go wrong, or already does; seen by all who take part. Changes until it is closed.

    Personal data: who wrote it, and the words.
    """

    class Kind(models.TextChoices):
        RISK = "risk", "It could happen"
        ISSUE = "issue", "It is happening"

    class Likelihood(models.TextChoices):
        UNLIKELY = "unlikely", "Unlikely"
        POSSIBLE = "possible", "Possible"
        LIKELY = "likely", "Likely"

    class Impact(models.TextChoices):
        SMALL = "small", "A nuisance"
        SERIOUS = "serious", "It would set us back"
        SEVERE = "severe", "It could end the work"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="risks")
    what = models.CharField(max_length=250)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.RISK)
    likelihood = models.CharField(max_length=8, choices=Likelihood, blank=True)
    impact = models.CharField(max_length=7, choices=Impact)
    whose = models.ForeignKey(
        Member,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who looks after it.",
    )
    response = models.TextField(blank=True, help_text="What is done about it.")
    review_on = models.DateField(help_text="When it is looked at next.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_how = models.TextField(blank=True)

    class Meta:
        ordering = ["review_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_risk_is_closed_with_how",
                condition=Q(closed_at__isnull=True, closed_how="")
                | (Q(closed_at__isnull=False) & ~Q(closed_how="")),
                violation_error_message="Say how it ended when you close it.",
            ),
            models.CheckConstraint(
                name="partnerships_risk_has_a_likelihood_until_it_happens",
                condition=(Q(kind="risk") & ~Q(likelihood="")) | Q(kind="issue", likelihood=""),
                violation_error_message="Say how likely it is; what is happening already needs none.",
            ),
        ]

    def __str__(self) -> str:
        return f"Risk {self.pk}"


class Meeting(models.Model):
    """A date on which members meet, and what was said there. Dates of one series share `series`. Changes.

    Personal data: who set it, and the words.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="meetings")
    what = models.CharField(max_length=200)
    where = models.CharField(max_length=300, blank=True)
    agenda = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60, help_text="How long it lasts.")
    series = models.CharField(max_length=12, blank=True, editable=False)
    changes = models.PositiveSmallIntegerField(default=0, help_text="How often it was moved or called off.")
    called_off_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(blank=True, help_text="What was said.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_meeting_lasts_from_a_minute_to_a_day",
                condition=Q(minutes__gte=1, minutes__lte=1440),
                violation_error_message="A meeting lasts between a minute and a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting {self.pk}"


class Action(models.Model):
    """Who does what by when, mostly said at a meeting. Changes once, when it is done.

    Personal data: who wrote it and who did it, and the words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="actions")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions"
    )
    what = models.CharField(max_length=250)
    who = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_when = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["by_when", "id"]

    def __str__(self) -> str:
        return f"Action {self.pk}"


class FileLink(models.Model):
    """Where a file of theirs lies: an address elsewhere; nothing is kept here. Deleted when it is taken out.

    Personal data: who wrote it, and the words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=1000)
    about = models.CharField(max_length=300, blank=True, help_text="What lies there, and who may open it.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_filelink_is_kept_once",
                fields=["partnership", "url"],
                violation_error_message="This address is in the list already.",
            ),
        ]

    def __str__(self) -> str:
        return f"FileLink {self.pk}"


class Activity(models.Model):
    """Something they do: what people who live there share in, and what staff and volunteers do. Changes.

    Personal data: who wrote it.
    """

    class Adds(models.TextChoices):
        ADDITIVE = "additive", "It adds to what staff do"
        SUBSTITUTIVE = "substitutive", "It replaces some of what staff do"
        NEITHER = "neither", "Neither"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="activities")
    what = models.CharField(max_length=200)
    decides = models.BooleanField(default=False, help_text="People who live there decide with the others.")
    plans = models.BooleanField(default=False, help_text="They plan it with the others.")
    does = models.BooleanField(default=False, help_text="They do it with the others.")
    checks = models.BooleanField(default=False, help_text="They judge with the others what came of it.")
    adds = models.CharField(max_length=12, choices=Adds)
    staff = models.TextField(blank=True, help_text="What staff do.")
    volunteers = models.TextField(blank=True, help_text="What volunteers do.")
    expects = models.TextField(blank=True, help_text="What volunteers may expect, and what is asked of them.")
    safeguards = models.TextField(blank=True, help_text="How everybody is kept safe.")
    staff_hours = models.PositiveIntegerField(null=True, blank=True, help_text="A month.")
    volunteer_hours = models.PositiveIntegerField(null=True, blank=True, help_text="A month.")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_activity_keeps_volunteers_safe",
                condition=Q(volunteers="") | (~Q(expects="") & ~Q(safeguards="")),
                violation_error_message="Say what volunteers may expect and how everybody is kept safe.",
            ),
            models.CheckConstraint(
                name="partnerships_activity_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                violation_error_message="It ends on the day it began, or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"Activity {self.pk}"
