"""What people are told: notices in the page, and the mail and texts that go out."""

from django.db import models

from alongside.exchange.audit.models import World

from .guests import ONE_PERSON, Guest
from .users import User


class Message(models.Model):
    """A mail or a text on its way to somebody.

    Changes when it is sent. Personal data: address and words; removed some days after it was sent.
    """

    class Kind(models.TextChoices):
        MAIL = "mail", "Mail"
        TEXT = "text", "Text message"

    kind = models.CharField(max_length=4, choices=Kind)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    stop_url = models.CharField(max_length=300, blank=True, help_text="Where one click stops such mail.")
    made_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["due_at", "id"]

    def __str__(self) -> str:
        return f"Message {self.pk}"


class Notice(models.Model):
    """Something somebody should know, shown in the page and perhaps mailed.

    Changes when it is read or mailed. Personal data: who was told what.
    """

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=200, blank=True, help_text="A page of ours.")
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="accounts_notice_is_for_exactly_one",
                condition=ONE_PERSON,
                violation_error_message="A notice is for a user or for a guest.",
            ),
        ]

    def __str__(self) -> str:
        return f"Notice {self.pk}"


class NoticeSettings(models.Model):
    """How somebody wants to be told. Changes. Personal data: a person's wishes."""

    class Mail(models.TextChoices):
        AT_ONCE = "at-once", "At once"
        DAILY = "daily", "Once a day"
        WEEKLY = "weekly", "On Mondays"
        NEVER = "never", "Never; only on my page"

    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.CASCADE, related_name="notice_settings"
    )
    guest = models.OneToOneField(
        Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="notice_settings"
    )
    mail = models.CharField(max_length=8, choices=Mail, default=Mail.DAILY)
    monday = models.BooleanField(default=True, help_text="The Monday mail.")
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_noticesettings_are_of_exactly_one",
                condition=ONE_PERSON,
                violation_error_message="These settings belong to a user or to a guest.",
            ),
        ]

    def __str__(self) -> str:
        return f"NoticeSettings {self.pk}"
