"""Offers: anything that can help."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Shareable, Standing, Visibility
from alongside.exchange.directory.models import Actor, Subject
from alongside.exchange.places.models import POINT_IS_WHOLE, Place, PointBasis


class OfferKind(models.TextChoices):
    """What sort of help."""

    CAPABILITY = "capability", "What people can do"
    ASSET = "asset", "Place, group or equipment"
    SUPPORT = "support", "Advice or training"
    INNOVATION = "innovation", "New way of doing things; product"
    FUND = "fund", "Money"


class Evidence(models.IntegerChoices):
    """How well it has been shown to work."""

    OPINION = 0, "People say it works"
    BEFORE_AFTER = 1, "Measured before and after"
    COMPARISON = 2, "Compared with others"
    TRIAL = 3, "Tested in a randomised trial"
    REVIEW = 4, "Shown in a review of trials"


class Setting(models.TextChoices):
    """How help is given, where somebody could come to harm."""

    ONE_TO_ONE = "one-to-one", "One-to-one"
    AT_HOME = "at-home", "In someone's home"
    CHILDREN = "children", "With children"
    ADULTS_AT_RISK = "adults-at-risk", "With adults at risk"


class Offer(Shareable):
    """Something that can help: what it is, for whom, where, when, how much.

    Changes. Personal data: the contact, given to be published.
    """

    kind = models.CharField(max_length=10, choices=OfferKind)
    kind_in_source = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=250)
    summary = models.TextField(blank=True)
    audience = models.TextField(blank=True, help_text="Whom it is for, in its own words.")
    stages = models.JSONField(default=list, help_text="Pathway stages it serves.")
    sectors_served = models.JSONField(default=list)
    innovation_types = models.JSONField(default=list)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="offers")
    helpers = models.ManyToManyField(
        Actor, blank=True, related_name="also_offers", help_text="Others named with it."
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="offers")
    reach = models.ManyToManyField(
        Place, blank=True, related_name="reached_by", help_text="Places it serves."
    )
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    point_basis = models.CharField(max_length=12, choices=PointBasis, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True, help_text="How many it can take.")
    taken = models.PositiveIntegerField(null=True, blank=True)
    available_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    evidence = models.SmallIntegerField(null=True, blank=True, choices=Evidence)
    amount = models.CharField(max_length=120, blank=True, help_text="Money: how much, in its own words.")
    contact = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=300, blank=True)
    skills = models.JSONField(default=list, help_text="Codes of `skills.SKILLS`.")
    wont_do = models.TextField(blank=True, help_text="What they will not do.")
    in_return = models.TextField(blank=True, help_text="What they need in return.")
    days = models.CharField(max_length=200, blank=True, help_text="When, in their own words.")
    safeguarding = models.JSONField(default=list, help_text="Of `Setting`: what needs a host that checks.")
    host = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="hosted_offers"
    )
    host_check = models.CharField(max_length=200, blank=True, help_text="What the host checked.")
    host_checked_on = models.DateField(null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True, help_text="Money: from when one can apply.")
    closes_on = models.DateField(null=True, blank=True, help_text="Money: the last day to apply.")
    rolling = models.BooleanField(default=False, help_text="Money: one can apply at any time.")
    amount_low = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds.")
    amount_high = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds.")
    who_may_apply = models.TextField(blank=True)
    hours_to_apply = models.PositiveSmallIntegerField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True, help_text="Nothing more for now.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True, help_text="When its keeper was last asked.")
    subjects = models.ManyToManyField(Subject, through="OfferSubject", related_name="offers")
    groups = models.ManyToManyField(Subject, blank=True, related_name="+", help_text="Groups it is only for.")

    class Meta(Shareable.Meta):
        ordering = ["title", "id"]
        indexes = [
            models.Index(fields=["world", "standing", "confirmed_on"], name="offers_offer_last_checked"),
            # With these a map counts and gathers a million offers without reading one.
            models.Index(
                fields=["world", "standing", "visibility", "place", "owner"], name="offers_offer_where"
            ),
            models.Index(
                fields=["world", "kind", "standing", "lat", "lon", "visibility", "owner"],
                name="offers_offer_point",
            ),
            # With these a page of a list is read in its order, however long the list.
            models.Index(fields=["world", "title", "id"], name="offers_offer_in_order"),
            models.Index(fields=["world", "standing", "title", "id"], name="offers_offer_by_standing"),
            models.Index(fields=["world", "kind", "title", "id"], name="offers_offer_by_kind"),
        ]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="offers_offer_point_is_whole",
                condition=POINT_IS_WHOLE,
                violation_error_message="A point needs both latitude and longitude, in degrees.",
            ),
            models.CheckConstraint(
                name="offers_offer_takes_no_more_than_it_can",
                condition=Q(taken__isnull=True) | Q(capacity__isnull=False, taken__lte=F("capacity")),
                violation_error_message="An offer cannot have taken more than it has room for.",
            ),
            models.CheckConstraint(
                name="offers_offer_history_has_no_room",
                condition=~Q(standing=Standing.HISTORY) | Q(capacity__isnull=True),
                violation_error_message="A record of the past has no places free: leave its capacity empty.",
            ),
            models.CheckConstraint(
                name="offers_offer_check_has_a_host",
                condition=Q(host_checked_on__isnull=True) | Q(host__isnull=False),
                violation_error_message="A check names the organisation that made it.",
            ),
            models.CheckConstraint(
                name="offers_offer_amounts_are_in_order",
                condition=Q(amount_low__isnull=True)
                | Q(amount_high__isnull=True)
                | Q(amount_low__lte=F("amount_high")),
                violation_error_message="The smaller amount comes first.",
            ),
            models.CheckConstraint(
                name="offers_offer_closes_after_it_opens",
                condition=Q(opens_on__isnull=True)
                | Q(closes_on__isnull=True)
                | Q(opens_on__lte=F("closes_on")),
                violation_error_message="The last day to apply must not lie before the first.",
            ),
            models.CheckConstraint(
                name="offers_offer_withdrawn_is_private",
                condition=Q(withdrawn_at__isnull=True) | Q(visibility=Visibility.PRIVATE),
                violation_error_message="What was taken back is seen by its owner alone.",
            ),
        ]

    def __str__(self) -> str:
        return f"Offer {self.pk}"


class OfferIdentifier(models.Model):
    """Another id by which a source knows the same offer. Reference data, no personal data."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="identifiers")
    value = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return f"OfferIdentifier {self.pk}"


class OfferSubject(models.Model):
    """An offer is about a subject: said by somebody, or read from its words.

    Replaced when its offer is tagged again. No personal data.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="abouts")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(
        max_length=200, blank=True, help_text="The words that showed it; empty if somebody said so."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="offers_offersubject_is_said_once",
                fields=["offer", "subject"],
                violation_error_message="This offer is already about this subject.",
            ),
        ]

    def __str__(self) -> str:
        return f"OfferSubject {self.pk}"
