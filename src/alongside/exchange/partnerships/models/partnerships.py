"""Partnerships: what for, how far they have got, how their members count success, and what happened."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.models import Circle, Party, Shareable, User
from alongside.exchange.needs.models import Need
from alongside.exchange.places.models import Place


class Partnership(Shareable):
    """Actors who do together what answers one or more needs.

    Its visibility says who sees the card (name, purpose, stage, place, members who agreed to be named).
    Everything else is seen only by readers who see into `circle`, whose members are the parties that take
    part. Changes until it is closed; is read afterwards.
    Personal data: the words may tell of those who wrote them.
    """

    class Kind(models.TextChoices):
        PROJECT = "project", "Joint project"
        NETWORK = "network", "Innovation network"
        ALLIANCE = "alliance", "Alliance"
        HUB = "hub", "Research or innovation hub"
        FORUM = "forum", "Practice forum"
        COMMUNITY = "community", "Community of practice"
        BOARD = "board", "Pathway board or reference group"
        SUPPORT = "support", "Group that supports innovators"
        SKILLS = "skills", "Skills programme"
        PAIR = "pair", "Professional pair"
        PEERS = "peers", "Peer support group"

    class Scope(models.TextChoices):
        SERVICE = "service", "One service"
        PLACE = "place", "Several services in one place"
        PLACES = "places", "Several places"
        SYSTEM = "system", "How the whole system works"

    class CompanyForm(models.TextChoices):
        PHILANTHROPIC = "philanthropic", "It gives, and asks nothing back"
        TRANSACTIONAL = "transactional", "Each side gives something for something"
        INTEGRATIVE = "integrative", "It shares aims, people and money with the others"
        BRAND = "brand-licensing", "It uses the name of a charity"
        SHORT = "short-project-npo-led", "A short project led by a charity"

    class Stage(models.TextChoices):
        DIAGNOSIS = "diagnosis", "Finding out"
        DESIGN = "design", "Planning"
        IMPLEMENTATION = "implementation", "Doing"
        ASSESSMENT = "assessment", "Looking back"

    class State(models.TextChoices):
        FORMING = "forming", "Getting together"
        ACTIVE = "active", "Under way"
        CLOSED = "closed", "Closed"

    class Outcome(models.TextChoices):
        MET = "met", "It did what it was for"
        PARTLY = "partly", "It did part of what it was for"
        ENDED = "ended", "It ended early"

    name = models.CharField(max_length=200)
    purpose = models.TextField(help_text="What it is for.")
    vision = models.TextField(blank=True, help_text="What will be different when it has worked.")
    scope = models.CharField(max_length=8, choices=Scope, blank=True, help_text="How far the vision reaches.")
    service = models.TextField(blank=True, help_text="What it makes or provides.")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PROJECT)
    company_form = models.CharField(
        max_length=24, choices=CompanyForm, blank=True, help_text="How a company takes part."
    )
    mechanisms = models.JSONField(default=list, blank=True, help_text="Ways of joint working, by key.")
    arms_length = models.TextField(blank=True, help_text="How far it stands from those who pay and decide.")
    origin = models.TextField(blank=True, help_text="Where and how it came about.")
    run = models.CharField(max_length=36, blank=True, help_text="The run of `analyses` that proposed it.")
    stage = models.CharField(max_length=14, choices=Stage, default=Stage.DIAGNOSIS)
    state = models.CharField(max_length=7, choices=State, default=State.FORMING)
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT, related_name="partnership")
    needs = models.ManyToManyField(Need, blank=True, related_name="partnerships")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(default=timezone.localdate)
    review_on = models.DateField(null=True, blank=True, help_text="When its members look at it next.")
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    worked = models.TextField(blank=True, help_text="What worked.")
    failed = models.TextField(blank=True, help_text="What did not.")
    lessons = models.TextField(blank=True, help_text="What others should know.")
    lessons_shown = models.BooleanField(default=False, help_text="Its members agreed to show them.")

    class Meta(Shareable.Meta):
        ordering = ["name", "id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="partnerships_partnership_closed_exactly_with_an_outcome",
                condition=(Q(state="closed", closed_at__isnull=False) & ~Q(outcome=""))
                | (~Q(state="closed") & Q(closed_at__isnull=True, outcome="")),
                violation_error_message="Say what came of it when you close it, and only then.",
            ),
            models.CheckConstraint(
                name="partnerships_partnership_shows_lessons_once_closed",
                condition=Q(lessons_shown=False) | Q(state="closed"),
                violation_error_message="What was learned is shown once the work is closed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Partnership {self.pk}"


class SuccessMeasure(models.Model):
    """How the members will know that it worked: what is counted and how, from where to where, by when.

    Changes. No personal data.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="measures")
    what = models.CharField(max_length=250)
    how = models.TextField(blank=True, help_text="How it is counted.")
    baseline = models.FloatField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    by_when = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"SuccessMeasure {self.pk}"


class MeasureValue(models.Model):
    """What was counted on a day. Written once. Personal data: who wrote it down."""

    measure = models.ForeignKey(SuccessMeasure, on_delete=models.CASCADE, related_name="values")
    on = models.DateField()
    value = models.FloatField()
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_measurevalue_is_one_a_day",
                fields=["measure", "on"],
                violation_error_message="There is a figure for this day already.",
            ),
        ]

    def __str__(self) -> str:
        return f"MeasureValue {self.pk}"


class LogEntry(models.Model):
    """Something that happened: told by the room itself, or written by somebody who takes part.

    `kind` is a key of `notices.LOGGED`; `words` fill its sentence, or are the entry where it is a note.
    Written once. Personal data: who did it, and the words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="log")
    kind = models.CharField(max_length=24)
    words = models.TextField(blank=True)
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="Who did it."
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    about = models.ForeignKey(
        "partnerships.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"LogEntry {self.pk}"
