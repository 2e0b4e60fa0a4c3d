"""What people bring between worlds: where they have worked, and whom they know. Said by themselves alone."""

from django.db import models

from alongside.exchange.accounts.models import User

from .actors import Actor


class Background(models.Model):
    """Where a person has worked and what doors they can open, as they said and agreed to have shown.

    Changes; gone when they take their word back. Personal data: a person's working life.
    """

    class Seen(models.TextChoices):
        CONNECTOR = "connector", "Connectors at my places"
        MEMBERS = "members", "Signed-in people"

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="background")
    sectors = models.JSONField(default=list, help_text="The sectors they have worked in.")
    position = models.CharField(max_length=120, blank=True, help_text="What they do now, and for whom.")
    doors = models.TextField(blank=True, help_text="What they can help others with.")
    seen = models.CharField(max_length=9, choices=Seen, default=Seen.CONNECTOR)
    said_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Background {self.pk}"


class Knows(models.Model):
    """A person knows people at an organisation, and how; said by that person.

    Written once, and gone when they take it back. Personal data: whom a person knows.
    """

    class How(models.TextChoices):
        WORKED = "worked", "We have worked together"
        BOARD = "board", "We sit on the same board or group"
        TRAINED = "trained", "We trained or studied together"
        LIVED = "lived", "I was helped there, or somebody close to me"
        PRIVATE = "private", "Family, friends or neighbours"

    background = models.ForeignKey(Background, on_delete=models.CASCADE, related_name="knows")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="known_by")
    how = models.CharField(max_length=7, choices=How)
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["actor__name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="directory_knows_is_said_once",
                fields=["background", "actor"],
                violation_error_message="You have said so already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Knows {self.pk}"
