"""People who take part without an account, and the links and codes by which they come back."""

from django.db import models
from django.db.models import Q

from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref

from .users import Party, User

ONE_PERSON = Q(user__isnull=True) ^ Q(guest__isnull=True)


class Guest(models.Model):
    """Someone who takes part without an account, known by a reference number.

    Changes. Personal data: name, phone and mail address, erased on request.
    """

    number = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="guest")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    phone = models.CharField(max_length=30, blank=True, db_index=True)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    made_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Guest {self.pk}"


class Helping(models.Model):
    """Somebody does things here for a guest, with that person's permission.

    Changes once, when it ends. Personal data: who helps whom, and how the permission was given.
    """

    class How(models.TextChoices):
        SPOKEN = "spoken", "They said so to me"
        PHONE = "phone", "They said so on the phone"
        WRITTEN = "written", "They wrote it down"
        AUTHORITY = "authority", "I have the legal authority to decide for them"

    helper = models.ForeignKey(User, on_delete=models.CASCADE, related_name="helpings")
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="helpings")
    how = models.CharField(max_length=10, choices=How)
    words = models.TextField(help_text="What they agreed to, or the authority to decide for them.")
    given_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="accounts_helping_is_said_once",
                fields=["helper", "guest"],
                condition=Q(ended_at__isnull=True),
                violation_error_message="You already help this person here.",
            ),
            models.CheckConstraint(
                name="accounts_helping_says_what_was_agreed",
                condition=~Q(words=""),
                violation_error_message="Write down what the person agreed to.",
            ),
        ]

    def __str__(self) -> str:
        return f"Helping {self.pk}"


class Link(models.Model):
    """A link that lets whoever has it do one thing once, without signing in.

    Only a hash of its token is kept. Changes once, when it is used. Personal data: for whom it was made.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20)
    ref = models.CharField(max_length=60, blank=True, help_text="What it is about.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Acted for."
    )
    data = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_link_is_for_one_at_most",
                condition=Q(user__isnull=True) | Q(guest__isnull=True),
                violation_error_message="A link is for a user or for a guest, not for both.",
            ),
        ]

    def __str__(self) -> str:
        return f"Link {self.pk}"


class Code(models.Model):
    """Six digits that were texted to a guest; good for a few minutes and a few tries.

    Changes with each try. Personal data: whom it was sent to.
    """

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Code {self.pk}"
