"""Places and what is known of them."""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.audit.refs import new_ref


class PlaceKind(models.TextChoices):
    """Administrative tiers, and the places that are none."""

    NATION = "nation", "Country"
    REGION = "region", "Region"
    SYSTEM = "system", "Integrated care system"
    DISTRICT = "district", "Local council area"
    SMALL_AREA = "small_area", "Neighbourhood"
    TOWN = "town", "Town or village"
    STUDY_REGION = "study_region", "Region of a study"
    OTHER = "other", "Other"


class PointBasis(models.TextChoices):
    """How a point on the map was come by."""

    STATED = "stated", "Given by the source"
    APPROXIMATE = "approximate", "Approximate: a nearby town or head office"
    DERIVED = "derived", "Worked out from other records"


POINT_IS_WHOLE = Q(lat__isnull=True, lon__isnull=True) | Q(
    lat__isnull=False, lon__isnull=False, lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180
)


class Place(models.Model):
    """Somewhere with people and burdens.

    Public reference data; changes when its data set is loaded again. No personal data.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    source_id = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=12, choices=PlaceKind)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    code = models.CharField(max_length=20, blank=True, db_index=True)
    code_scheme = models.CharField(max_length=30, blank=True)
    codes = models.JSONField(default=list, help_text="Other codes it is known by, each as scheme:code.")
    vintage = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    point_basis = models.CharField(max_length=12, choices=PointBasis, blank=True)
    note = models.TextField(blank=True)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["kind", "world"])]
        constraints = [
            models.CheckConstraint(
                name="places_place_point_is_whole",
                condition=POINT_IS_WHOLE,
                violation_error_message="A point needs both latitude and longitude, in degrees.",
            ),
            models.CheckConstraint(
                name="places_place_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message="A place cannot lie within itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"Place {self.pk}"


class Within(models.Model):
    """One place lies in another, at any depth; every place also lies in itself.

    Kept by `services`, never by hand. No personal data.
    """

    inner = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="outward")
    outer = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="inward")
    basis = models.CharField(max_length=12, choices=PointBasis, default=PointBasis.STATED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="places_within_is_said_once",
                fields=["inner", "outer"],
                violation_error_message="That one place lies in the other is recorded once.",
            ),
        ]

    def __str__(self) -> str:
        return f"Within {self.pk}"


class Succession(models.Model):
    """One place took over from another, wholly or in part. Reference data, no personal data."""

    old = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successors")
    new = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="predecessors")
    on = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="places_succession_is_said_once",
                fields=["old", "new"],
                violation_error_message="That one place followed another is recorded once.",
            ),
            models.CheckConstraint(
                name="places_succession_joins_two_places",
                condition=~Q(old=F("new")),
                violation_error_message="A place cannot follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"Succession {self.pk}"


class Boundary(models.Model):
    """The outline of a place, as GeoJSON geometry in degrees. Reference data, no personal data."""

    place = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="boundary")
    geometry = models.JSONField()
    vintage = models.CharField(max_length=20, blank=True)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Boundary {self.pk}"


class Postcode(models.Model):
    """The middle of a postcode sector ("TQ4 5") or of a district of postcodes ("TQ4").

    Reference data, no personal data: a sector holds about 3,000 addresses.
    """

    sector = models.CharField(max_length=8, primary_key=True, help_text="Without spaces.")
    lat = models.FloatField()
    lon = models.FloatField()
    place = models.ForeignKey(Place, null=True, on_delete=models.SET_NULL, related_name="+")
    postcodes = models.PositiveIntegerField(null=True, help_text="How many postcodes it stands for.")
    share = models.FloatField(null=True, help_text="How much of it lies in the place, 0 to 1.")
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Postcode {self.pk}"


class Indicator(models.Model):
    """What a figure counts: unit, which way is good, source. Reference data, no personal data."""

    class Better(models.TextChoices):
        HIGHER = "higher", "Higher is better"
        LOWER = "lower", "Lower is better"
        NEITHER = "neither", "Neither way is better in itself"

    class Basis(models.TextChoices):
        COUNTED = "counted", "Counted"
        SURVEY = "survey", "Asked in a survey"
        MODELLED = "modelled", "Worked out by a model"
        INDEX = "index", "Put together from other figures"

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    unit = models.CharField(max_length=80)
    better = models.CharField(max_length=8, choices=Better, default=Better.NEITHER)
    basis = models.CharField(max_length=10, choices=Basis, blank=True)
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=200, blank=True)
    attribution = models.TextField(blank=True)
    subject = models.CharField(max_length=60, blank=True, help_text="The code of the subject it speaks of.")
    warning = models.TextField(blank=True, help_text="What a reader must know before using it.")
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"Indicator {self.code}"


class Figure(models.Model):
    """One dated value of an indicator for a place. Reference data, no personal data."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="figures")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="figures")
    period = models.CharField(max_length=20, help_text="A year, or a span such as 2020-21.")
    value = models.FloatField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    population = models.FloatField(null=True, help_text="The denominator, where the source gives it.")
    note = models.CharField(max_length=300, blank=True)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="places_figure_is_given_once",
                fields=["place", "indicator", "period"],
                violation_error_message="A place has one value of an indicator for a period.",
            ),
            models.CheckConstraint(
                name="places_figure_lies_in_its_interval",
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(low__lte=F("value"), high__gte=F("value")),
                violation_error_message="A figure lies within its own interval.",
            ),
        ]

    def __str__(self) -> str:
        return f"Figure {self.pk}"
