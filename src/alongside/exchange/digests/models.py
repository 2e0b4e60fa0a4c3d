"""Talks that somebody noted, and which mornings somebody was mailed."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Guest, Party, User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor, Tie


class Talk(models.Model):
    """A conversation that somebody noted, for their own organisation alone.

    Changes when its reminder is done or put off. Personal data: who noted it, with whom, and what was said.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="+", help_text="Whose note it is; nobody else sees it."
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    actor = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="Talked with."
    )
    who = models.CharField(max_length=120, blank=True, help_text="Talked with, where it is nobody listed.")
    tie = models.ForeignKey(
        Tie, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="Made by it."
    )
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    on = models.DateField()
    words = models.TextField(blank=True)
    remind_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, help_text="When the reminder was done.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["party", "on"], name="digests_talk_of_party")]
        constraints = [
            models.CheckConstraint(
                name="digests_talk_is_with_exactly_one",
                condition=Q(actor__isnull=False, who="") | (Q(actor__isnull=True) & ~Q(who="")),
                violation_error_message="Say with whom you talked: pick one, or write the name.",
            ),
            models.CheckConstraint(
                name="digests_talk_is_done_only_with_a_reminder",
                condition=Q(done_at__isnull=True) | Q(remind_on__isnull=False),
                violation_error_message="Only a reminder can be done.",
            ),
        ]

    def __str__(self) -> str:
        return f"Talk {self.pk}"


class Mailing(models.Model):
    """The one mail with what is new that somebody had on a day, or that there was nothing to mail.

    Written once, and removed after some weeks. Personal data: who was mailed on which day.
    """

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(db_index=True)
    things = models.PositiveSmallIntegerField(help_text="How many things the mail told of.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="digests_mailing_is_to_exactly_one",
                condition=Q(user__isnull=True) ^ Q(guest__isnull=True),
                violation_error_message="A mail goes to a user or to a guest.",
            ),
            models.UniqueConstraint(
                name="digests_mailing_is_once_a_day_to_a_user",
                fields=["user", "on"],
                violation_error_message="This person has had today's mail.",
            ),
            models.UniqueConstraint(
                name="digests_mailing_is_once_a_day_to_a_guest",
                fields=["guest", "on"],
                violation_error_message="This person has had today's mail.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mailing {self.pk}"
