"""What people ask of a connector: ring me back, tell me about this, help me privately."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Guest, User
from alongside.exchange.audit.models import World
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place


class Enquiry(models.Model):
    """Somebody asks a connector for something; it has a reference number and is answered by a day.

    Changes as it is taken and answered. Personal data: who asks, how to reach them, and their words.
    """

    class Kind(models.TextChoices):
        RING_BACK = "ring-back", "Ring me back"
        RECORD = "record", "A question about an entry"
        PRIVATE = "private", "Told to the connector alone"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        TAKEN = "taken", "Somebody is on it"
        DONE = "done", "Answered"
        WITHDRAWN = "withdrawn", "Taken back"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    kind = models.CharField(max_length=9, choices=Kind)
    world = models.CharField(max_length=8, choices=World, default=World.REAL)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(blank=True)
    when = models.CharField(max_length=120, blank=True, help_text="When it suits to be rung.")
    finds_contact = models.BooleanField(default=False, help_text="Nobody keeps the entry: find a contact.")
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    taken_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True, help_text="What came of it; shown to whoever asked.")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="matches_enquiry_done_exactly_with_a_date",
                condition=Q(state__in=["done", "withdrawn"], done_at__isnull=False)
                | (~Q(state__in=["done", "withdrawn"]) & Q(done_at__isnull=True)),
                violation_error_message="A question that is answered has the day of the answer.",
            ),
        ]

    def __str__(self) -> str:
        return f"Enquiry {self.pk}"
