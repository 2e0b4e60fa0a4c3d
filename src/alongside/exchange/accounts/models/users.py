"""Users, the parties they act for, and in what part."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

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

    Changes. Personal data: name, mail address and the times of the last visits, erased on request.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    here_at = models.DateTimeField(null=True, blank=True, help_text="When this visit began.")
    before_at = models.DateTimeField(null=True, blank=True, help_text="When the visit before it ended.")

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
    RESEARCHER = "researcher", "Researcher"
    PANEL = "panel", "Decides on money"
    MODERATOR = "moderator", "Checks what is shown"
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
