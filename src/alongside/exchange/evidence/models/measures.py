"""Figures that are followed: what each counts, for whom it is kept, and every figure with how it came."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place


class Often(models.TextChoices):
    """How long the period of one figure is."""

    DAY = "day", "Every day"
    WEEK = "week", "Every week"
    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    YEAR = "year", "Every year"


class Measure(Shareable):
    """Something that can be counted, shared by all who count it.

    What its figures mean is in its definitions; what stands here can change without changing any of them.
    Changes. Personal data: who wrote it.
    """

    class Kind(models.TextChoices):
        OUTCOME = "outcome", "What people gain from it"
        PROCESS = "process", "Whether it is done as meant"
        BALANCING = "balancing", "What might get worse elsewhere"
        REPORTED = "reported", "What people say themselves"

    class Term(models.TextChoices):
        SHORT = "short", "Within a year"
        MEDIUM = "medium", "In one to three years"
        LONG = "long", "Later"

    class Nature(models.TextChoices):
        HARD = "hard", "Cost, time and numbers of events"
        SOFT = "soft", "Culture, trust and how it feels"

    title = models.CharField(max_length=200)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    term = models.CharField(max_length=6, choices=Term, blank=True)
    nature = models.CharField(max_length=4, choices=Nature, blank=True)
    often = models.CharField(max_length=7, choices=Often, default=Often.MONTH)
    theme = models.CharField(max_length=80, blank=True, help_text="The set it belongs to.")
    unintended = models.TextField(blank=True, help_text="What it may do that nobody wants.")
    guidance = models.TextField(blank=True, help_text="The guidance or source that it follows.")
    guidance_url = models.URLField(max_length=300, blank=True)
    stops = models.TextField(blank=True, help_text="What that guidance says should have stopped.")
    quality = models.TextField(blank=True, help_text="What is known of how good its figures usually are.")

    class Meta(Shareable.Meta):
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return f"Measure {self.pk}"


class Definition(models.Model):
    """What the figures of a measure mean, as it stood. Never changed: what means something else is another.

    Written once. Personal data: who wrote it.
    """

    class Direction(models.TextChoices):
        UP = "up", "More is better"
        DOWN = "down", "Less is better"
        NEITHER = "neither", "Neither is better in itself"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="definitions")
    number = models.PositiveSmallIntegerField()
    counts = models.TextField(help_text="What it counts.")
    unit = models.CharField(max_length=80)
    direction = models.CharField(max_length=7, choices=Direction)
    population = models.TextField(blank=True, help_text="Among whom.")
    numerator = models.TextField(blank=True, help_text="Of a share or rate: what is counted.")
    denominator = models.TextField(blank=True, help_text="Of a share or rate: out of what.")
    per = models.PositiveIntegerField(
        default=100, help_text="Of a share or rate: out of how many it is told."
    )
    of_people = models.BooleanField(help_text="Whether it counts people: small numbers are then hidden.")
    note = models.CharField(max_length=300, blank=True, help_text="What is different from the one before.")
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["measure", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_definition_has_its_number",
                fields=["measure", "number"],
                violation_error_message="This version is there already.",
            ),
            models.CheckConstraint(
                name="evidence_definition_says_both_halves",
                condition=Q(numerator="", denominator="") | ~(Q(numerator="") | Q(denominator="")),
                violation_error_message="Say both what is counted and out of what, or neither.",
            ),
            models.CheckConstraint(
                name="evidence_definition_is_told_out_of_some",
                condition=Q(per__gte=1),
                violation_error_message="Say out of how many it is told: 100 for percent.",
            ),
        ]

    def __str__(self) -> str:
        return f"Definition {self.pk}"

    @property
    def is_ratio(self) -> bool:
        """Whether its figures have two halves."""
        return self.denominator != ""


class Series(Shareable):
    """A figure that is followed: at a place or organisation, for a new way of doing things, or together.

    It keeps the definition that it began with until whoever keeps it takes over another.
    Changes. Personal data: who began it.
    """

    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="series")
    label = models.CharField(
        max_length=200, blank=True, help_text="Its own name; empty: that of its measure."
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="series")
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="series"
    )
    often = models.CharField(max_length=7, choices=Often, default=Often.MONTH)
    target = models.FloatField(null=True, blank=True)
    target_by = models.DateField(null=True, blank=True)
    baseline_from = models.DateField(null=True, blank=True)
    baseline_to = models.DateField(null=True, blank=True)
    people = models.PositiveIntegerField(
        null=True, blank=True, help_text="About how many people it speaks of."
    )
    ended_on = models.DateField(null=True, blank=True, help_text="From when on nobody keeps it any more.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Shareable.Meta):
        ordering = ["id"]
        verbose_name_plural = "series"
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="evidence_series_is_kept_for_something",
                condition=Q(place__isnull=False)
                | Q(actor__isnull=False)
                | Q(offer__isnull=False)
                | Q(partnership__isnull=False),
                violation_error_message="Say for which place, organisation or project it is kept.",
            ),
            models.CheckConstraint(
                name="evidence_series_baseline_has_both_ends",
                condition=Q(baseline_from__isnull=True, baseline_to__isnull=True)
                | Q(
                    baseline_from__isnull=False,
                    baseline_to__isnull=False,
                    baseline_from__lte=F("baseline_to"),
                ),
                violation_error_message="Say from when until when the time before was, the first day first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Series {self.pk}"


class Observation(models.Model):
    """One dated figure, and how it came. A correction is another row; the earlier one stays, marked.

    Changes once, when another takes its place. Personal data: who entered it.
    """

    class Quality(models.TextChoices):
        OK = "ok", "As counted"
        ESTIMATED = "estimated", "Estimated"
        PARTIAL = "partial", "Not all was counted"

    class Came(models.TextChoices):
        HAND = "hand", "Typed in"
        FILE = "file", "From a file"
        API = "api", "Sent by a program"
        ASKED = "asked", "From what people answered"

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="observations")
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.FloatField(help_text="Of a share or rate: worked out from its halves.")
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    quality = models.CharField(max_length=9, choices=Quality, default=Quality.OK)
    note = models.CharField(max_length=300, blank=True)
    came = models.CharField(max_length=5, choices=Came)
    entered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["series", "starts_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_observation_stands_once",
                fields=["series", "starts_on"],
                condition=Q(replaced_at__isnull=True),
                violation_error_message="There is a figure for this time already.",
            ),
            models.CheckConstraint(
                name="evidence_observation_ends_after_it_starts",
                condition=Q(starts_on__lte=F("ends_on")),
                violation_error_message="The last day must not lie before the first.",
            ),
            models.CheckConstraint(
                name="evidence_observation_has_both_halves",
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False, denominator__gt=0),
                violation_error_message="A share needs both halves, out of more than nothing.",
            ),
        ]

    def __str__(self) -> str:
        return f"Observation {self.pk}"


class Recalculation(models.Model):
    """From here on what is usual is worked out anew, as something was changed on purpose.

    Written once. Personal data: who said so.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="recalculations")
    starts_on = models.DateField(help_text="The first day that counts anew.")
    why = models.CharField(max_length=300, help_text="What was changed.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["series", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_recalculation_starts_once",
                fields=["series", "starts_on"],
                violation_error_message="What is usual is worked out anew from this day already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Recalculation {self.pk}"
