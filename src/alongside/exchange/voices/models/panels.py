"""Panels: what is asked of whom, who registered interest, the draw by lot, and who has a seat."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref

from .asks import Ask, Contribution

LARGEST = 300  # people in one panel


class Panel(models.Model):
    """People who mirror a population, and what they are given for it; one with its ask. Changes.

    Those of `Kind.by_lot` are drawn; into the other groups, which stand for longer, people may also be taken
    without a lot. No personal data.
    """

    class Kind(models.TextChoices):
        JURY = "jury", "Jury: hears evidence once and gives a verdict"
        SENATE = "senate", "Senate: a mixed group that is asked again and again"
        REFERENCE = "reference", "Reference group of people who use a service"
        SKILLED = "skilled", "Network of people with skills to take part"
        TIER = "tier", "Group of one level, which reports to a wider one"
        YOUTH = "youth", "Young members"

    class Fair(models.TextChoices):
        LEXIMIN = "leximin", "Chances as equal as can be, down to the last person"
        MAXIMIN = "maximin", "The smallest chance as large as can be"

    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="panel")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.JURY)
    size = models.PositiveSmallIntegerField(
        default=24, validators=[MinValueValidator(1), MaxValueValidator(LARGEST)]
    )
    alternates = models.PositiveSmallIntegerField(default=0, help_text="Drawn as well, to step in.")
    fair = models.CharField(max_length=7, choices=Fair, default=Fair.LEXIMIN)
    one_a_household = models.BooleanField(default=True)
    source = models.TextField(blank=True, help_text="Where the shares of the population come from.")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    honorarium = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds for each session.")
    expenses = models.TextField(blank=True, help_text="Which expenses are paid, and how.")
    provided = models.TextField(blank=True, help_text="What is provided: childcare, interpreters, travel.")
    wider = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="parts",
        help_text="Reports to.",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="voices_panel_has_a_size",
                condition=Q(size__gte=1, size__lte=LARGEST),
                violation_error_message="A panel has from 1 to 300 people.",
            ),
            models.CheckConstraint(
                name="voices_panel_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day comes after the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Panel {self.pk}"


class Category(models.Model):
    """Something in which the panel mirrors the population, such as age. Changes. No personal data."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="categories")
    name = models.CharField(max_length=60)
    question = models.CharField(max_length=200, blank=True, help_text="As people are asked it.")
    why = models.CharField(max_length=200, blank=True, help_text="Why it is asked.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_category_is_named_once",
                fields=["panel", "name"],
                violation_error_message="There is something of this name already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Category {self.pk}"


class Feature(models.Model):
    """One answer to a category, with its share of the population and how many seats it has. Changes.

    `least` and `most`: seats of the panel. Whoever prefers not to say has no row here and no quota.
    No personal data.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="features")
    name = models.CharField(max_length=60)
    share = models.FloatField(null=True, blank=True, help_text="Per cent of the population.")
    least = models.PositiveSmallIntegerField(default=0)
    most = models.PositiveSmallIntegerField(default=LARGEST)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_feature_is_named_once",
                fields=["category", "name"],
                violation_error_message="There is an answer of this name already.",
            ),
            models.CheckConstraint(
                name="voices_feature_has_no_fewer_at_most",
                condition=Q(most__gte=F("least")),
                violation_error_message="At most is no fewer than at least.",
            ),
        ]

    def __str__(self) -> str:
        return f"Feature {self.pk}"


class Registration(models.Model):
    """Somebody who may be drawn: what they need to take part, and a number that tells nobody who they are.

    Name and how they are reached stand with the guest or user; the address is kept as a hash, to draw one of
    a household. Changes. Personal data: needs, skills, and the answers that point here.
    """

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="registrations")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="registration")
    number = models.PositiveIntegerField(help_text="By which the record of the draw names them.")
    household = models.CharField(max_length=64, blank=True, help_text="Hash of the address.")
    access = models.TextField(blank=True, help_text="What they need to take part.")
    skills = models.TextField(blank=True, help_text="What they can bring, in their words.")
    named = models.BooleanField(default=False, help_text="Wants to be named as a member.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="voices_registration_has_its_number",
                fields=["panel", "number"],
                violation_error_message="This number is taken.",
            ),
        ]

    def __str__(self) -> str:
        return f"Registration {self.pk}"


class Trait(models.Model):
    """What one person said to one category; without a feature, they prefer not to say. Written once.

    Personal data: age group, gender and the like, as far as they were told.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="traits")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="traits")
    feature = models.ForeignKey(
        Feature, null=True, blank=True, on_delete=models.SET_NULL, related_name="traits"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_trait_is_said_once",
                fields=["registration", "category"],
                violation_error_message="This was said already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Trait {self.pk}"


class Draw(models.Model):
    """One draw: a promise of a number nobody has seen, and once it is drawn all that replays it.

    Before: `commitment`, the hash of `secret`. After: `secret` and `words` are shown and give `seed`;
    `panels` are equally likely panels as lists of the numbers of registrations, of which `drawn` was taken.
    Changes once, when it is drawn. Personal data: who drew. The numbers name nobody.
    """

    class Kind(models.TextChoices):
        PANEL = "panel", "The panel"
        REPLACEMENT = "replacement", "In somebody's stead"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="draws")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.PANEL)
    secret = models.CharField(max_length=64, help_text="Seen by nobody before it is drawn.")
    commitment = models.CharField(max_length=64, help_text="SHA-256 of the secret.")
    words = models.CharField(max_length=200, blank=True, help_text="Dice or words given in public at it.")
    seed = models.CharField(max_length=64, blank=True)
    fair = models.CharField(max_length=7, choices=Panel.Fair, default=Panel.Fair.LEXIMIN)
    size = models.PositiveSmallIntegerField(default=0)
    pool = models.PositiveIntegerField(default=0, help_text="How many could be drawn.")
    input_hash = models.CharField(max_length=64, blank=True)
    version = models.CharField(max_length=20, blank=True, help_text="Of the engine.")
    run = models.CharField(max_length=36, blank=True, help_text="The run of `analyses`.")
    quotas = models.JSONField(default=list, help_text="Category, feature, least, most.")
    panels = models.JSONField(default=list, help_text="Equally likely panels: lists of numbers.")
    chances = models.JSONField(default=dict, help_text="Each number's chance.")
    drawn = models.PositiveIntegerField(null=True, blank=True, help_text="Which of the panels, from 0.")
    members = models.JSONField(default=list, help_text="The numbers that were drawn.")
    alternates = models.JSONField(default=list, help_text="The numbers that step in, in order.")
    why = models.JSONField(default=dict, help_text="What else the engine said.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    committed_at = models.DateTimeField(auto_now_add=True)
    drawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["committed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_draw_waits_once",
                fields=["panel", "kind"],
                condition=Q(drawn_at__isnull=True),
                violation_error_message="A draw is prepared already.",
            ),
            models.CheckConstraint(
                name="voices_draw_shows_its_seed_once_drawn",
                condition=Q(drawn_at__isnull=True, seed="")
                | (Q(drawn_at__isnull=False) & ~Q(seed="") & ~Q(input_hash="")),
                violation_error_message="A draw is kept with its seed, and only then.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draw {self.pk}"


class Seat(models.Model):
    """A place in the panel and who was given it: drawn, asked, there or not, and who came instead.

    Changes. Personal data: who was drawn, what they answered, and why they left.
    """

    class State(models.TextChoices):
        ALTERNATE = "alternate", "Stands by"
        DRAWN = "drawn", "Drawn"
        INVITED = "invited", "Asked"
        CONFIRMED = "confirmed", "Takes part"
        DECLINED = "declined", "Said no"
        DROPPED = "dropped", "Dropped out"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="seats")
    registration = models.OneToOneField(
        Registration, null=True, blank=True, on_delete=models.SET_NULL, related_name="seat"
    )
    draw = models.ForeignKey(
        Draw, null=True, blank=True, on_delete=models.PROTECT, related_name="seats", help_text="None: no lot."
    )
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    state = models.CharField(max_length=9, choices=State, default=State.DRAWN)
    instead_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )
    name = models.CharField(max_length=120, blank=True, help_text="As they want to be named; else empty.")
    reason = models.TextField(blank=True, help_text="Why they left, in their words.")
    made_at = models.DateTimeField(auto_now_add=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="voices_seat_ended_exactly_when_left",
                condition=Q(state__in=["declined", "dropped"], ended_at__isnull=False)
                | (~Q(state__in=["declined", "dropped"]) & Q(ended_at__isnull=True)),
                violation_error_message="Whoever left did so on a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Seat {self.pk}"
