"""Users, the parties they act for, circles, and what every shareable row has in common."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.places.models import Place


class UserManager(BaseUserManager["User"]):
    """Makes users whose name is their mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Keep one user; the address is folded to lower case."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Keep one user who may administer the exchange."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in.

    Changes. Personal data: name and mail address, erased on request.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return f"User {self.pk}"


class Party(models.Model):
    """Something that can own a row or belong to a circle: an organisation or a person, seen opaquely.

    Written once. No personal data by itself.
    """

    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Party {self.pk}"


class Role(models.TextChoices):
    """In what part someone acts."""

    MEMBER = "member", "Member"
    EDITOR = "editor", "Looks after the organisation's entries"
    BROKER = "broker", "Connector"
    ADMIN = "admin", "Administrator"


class Acting(models.Model):
    """A user acts for a party, in a role, perhaps at a place.

    Changes. Personal data: whom somebody acts for.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="actings")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="actings")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="accounts_acting_is_said_once",
                fields=["user", "party", "role"],
                violation_error_message="This person already acts for this party in this role.",
            ),
        ]

    def __str__(self) -> str:
        return f"Acting {self.pk}"


class Circle(models.Model):
    """A named group with shared sight of something. Nobody sees into it but its members.

    Changes. Personal data: who belongs to it.
    """

    name = models.CharField(max_length=120)
    members = models.ManyToManyField(Party, blank=True, related_name="circles")

    def __str__(self) -> str:
        return f"Circle {self.pk}"


class Visibility(models.TextChoices):
    """Who may see a row."""

    PUBLIC = "public", "Everyone"
    MEMBERS = "members", "Signed-in people"
    CIRCLE = "circle", "This group"
    PRIVATE = "private", "Only me"


class Standing(models.TextChoices):
    """Whether a record is offered now, or only known of."""

    OPEN = "open", "Open now"
    UNCLAIMED = "unclaimed", "From a public register; nobody here has confirmed it"
    HISTORY = "history", "Reported in the past"


class Shareable(models.Model):
    """What every row that people share has in common: sight, owner, standing, source."""

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    source_id = models.CharField(max_length=120, unique=True, null=True, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    owner = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    circles = models.ManyToManyField(Circle, blank=True, related_name="+")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.OPEN)
    dataset = models.ForeignKey(Dataset, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.TextField(blank=True, help_text="Where in the source this is said.")
    basis = models.CharField(max_length=80, blank=True, help_text="Stated or inferred, as the source allows.")
    note = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True, help_text="When somebody last checked it.")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_hidden_rows_have_an_owner",
                condition=~Q(visibility=Visibility.PRIVATE) | Q(owner__isnull=False),
                violation_error_message="A private entry must belong to somebody, or nobody could see it.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_history_is_dated",
                condition=~Q(standing=Standing.HISTORY) | Q(reported_on__isnull=False),
                violation_error_message="A record of the past needs the date it was reported.",
            ),
        ]
