"""What was said and what it rests on: claims, their sources for and against, who took part in a study."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Party, Shareable, User
from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.terms import Driver
from alongside.exchange.offers.models import Evidence, Offer

from .cases import Case


class Claim(Shareable):
    """A sentence that is asserted here; `ClaimSource` holds what speaks for it and against it.

    Changes until it is withdrawn. Personal data: who wrote it, and the words may name somebody.
    """

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", "Early: it may still change"
        SETTLED = "settled", "Settled for now"
        WITHDRAWN = "withdrawn", "Taken back"

    class Trace(models.TextChoices):
        NAMED = "named", "It is said on what it rests"
        LOST = "lost", "The source's own footnote is lost"
        REMARK = "remark", "The source's footnote is a remark and names nobody"
        READING = "reading", "The authors' own reading"

    sentence = models.TextField()
    driver = models.CharField(max_length=14, choices=Driver, blank=True)
    section = models.CharField(max_length=60, blank=True, help_text="Which part of its source says it.")
    footnote = models.CharField(max_length=20, blank=True, help_text="The footnote of the source, if any.")
    trace = models.CharField(max_length=8, choices=Trace, default=Trace.NAMED)
    status = models.CharField(max_length=11, choices=Status, default=Status.PROVISIONAL)
    status_why = models.TextField(blank=True, help_text="Why it was settled or taken back.")
    as_of = models.DateField(null=True, blank=True, help_text="What was known by this day.")
    limits = models.TextField(blank=True, help_text="How far it holds, and what it does not say.")
    offer = models.ForeignKey(
        Offer,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text="The new way of doing things that it is about.",
    )
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Shareable.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["world", "driver"], name="evidence_claim_by_driver")]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="evidence_claim_is_taken_back_with_a_reason",
                condition=~Q(status="withdrawn") | ~Q(status_why=""),
                violation_error_message="Say why it is taken back.",
            ),
        ]

    @property
    def title(self) -> str:
        """What it is called in lists: its sentence."""
        return self.sentence

    def __str__(self) -> str:
        return f"Claim {self.pk}"


class ClaimSource(models.Model):
    """One thing that speaks for a claim or against it: a kind, and the ref by which that kind finds it.

    People are counted in a band and never named. Written once, taken away by whoever keeps the claim.
    Personal data: who wrote it, and the words.
    """

    class Side(models.TextChoices):
        FOR = "for", "Speaks for it"
        AGAINST = "against", "Speaks against it"

    class Band(models.TextChoices):
        MANY = "five-or-more", "Five or more"
        FEW = "fewer-than-five", "Fewer than five"
        UNKNOWN = "not-known", "Not known how many"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="sources")
    side = models.CharField(max_length=7, choices=Side, default=Side.FOR)
    kind = models.CharField(max_length=20, help_text="A kind that `sources` knows how to show.")
    key = models.CharField(max_length=300, blank=True, help_text="The ref or address, as its kind reads it.")
    title = models.CharField(max_length=300, blank=True, help_text="What a document is called.")
    strength = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Evidence, help_text="How well it shows it; empty: not known."
    )
    dated = models.DateField(null=True, blank=True)
    band = models.CharField(max_length=15, choices=Band, blank=True, help_text="How many people said it.")
    note = models.TextField(blank=True)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["claim", "id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_claimsource_counts_people_in_a_band",
                condition=Q(kind="people") & ~Q(band="") | ~Q(kind="people") & Q(band=""),
                violation_error_message="People are counted in a band, and only people are.",
            ),
            models.UniqueConstraint(
                name="evidence_claimsource_is_given_once",
                fields=["claim", "side", "kind", "key"],
                violation_error_message="This is said already.",
            ),
        ]

    def __str__(self) -> str:
        return f"ClaimSource {self.pk}"


class Participation(models.Model):
    """One number of a study's table of who took part: a cell, a total as printed, or a sum worked out.

    Reloaded with its data set. No personal data: published counts of groups.
    """

    class Row(models.TextChoices):
        CELL = "cell", "A cell"
        PRINTED_ROW = "printed-row-total", "The total of a row as printed"
        SUM = "computed-row-sum", "The sum of a row's cells"
        PRINTED_COLUMN = "printed-column-total", "The total of a column as printed"
        PRINTED_ALL = "printed-grand-total", "The total of all as printed"

    source_id = models.CharField(max_length=120, unique=True)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=60, help_text="Which table of the source.")
    metric = models.CharField(max_length=60, help_text="What is counted.")
    group = models.CharField(max_length=40)
    group_name = models.CharField(max_length=120)
    region = models.CharField(max_length=40)
    event = models.CharField(max_length=40)
    count = models.PositiveIntegerField()
    row_kind = models.CharField(max_length=20, choices=Row)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Participation {self.pk}"
