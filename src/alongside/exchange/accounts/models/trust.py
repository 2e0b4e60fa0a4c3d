"""What people agreed to, and the keys they gave to programs."""

from django.db import models
from django.db.models import Q

from .guests import ONE_PERSON, Guest
from .users import User


class Consent(models.Model):
    """Somebody agreed to something, in these words, and may withdraw it.

    Changes once, when it is withdrawn. Personal data: who agreed to what.
    """

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="consents")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="consents")
    purpose = models.SlugField(max_length=40)
    words = models.TextField(help_text="The very words agreed to.")
    ref = models.CharField(max_length=12, blank=True, help_text="The row it was given for.")
    helper = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="accounts_consent_is_of_exactly_one",
                condition=ONE_PERSON,
                violation_error_message="Consent is given by a user or by a guest.",
            ),
            models.CheckConstraint(
                name="accounts_consent_has_its_words",
                condition=~Q(words=""),
                violation_error_message="Consent is kept with the words that were agreed to.",
            ),
        ]

    def __str__(self) -> str:
        return f"Consent {self.pk}"


class Token(models.Model):
    """A key by which a program may ask the API as a user; only its hash is kept.

    Changes when it is used and when it ends. Personal data: whose it is.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    start = models.CharField(max_length=8, help_text="Its first characters, to tell it from others.")
    key_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"Token {self.pk}"
