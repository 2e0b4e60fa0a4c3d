"""Asks: what people are asked and what they are promised; who takes part; each thing somebody said."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import Guest, Shareable, User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Subject
from alongside.exchange.needs.models import Need
from alongside.exchange.places.models import Place


class Ask(Shareable):
    """Something people are asked, with what they are promised for it.

    Nothing opens without its promise; what was promised stays as it was from then on, but that the day of the
    answer may be moved with a reason. Changes until it is answered or withdrawn.
    Personal data: who wrote it, and the name of whoever decides.
    """

    class Kind(models.TextChoices):
        CONVERSATION = "conversation", "Question"
        BALLOT = "ballot", "Choose what comes first"
        IDEAS = "ideas", "Call for suggestions"
        PANEL = "panel", "Residents picked by lot"

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed, the answer is to come"
        ANSWERED = "answered", "Answered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Entry(models.TextChoices):
        ANYONE = "anyone", "Anyone, no account needed"
        CODE = "code", "Whoever was given a code"
        SIGNED = "signed-in", "Signed-in people"

    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=200, help_text="The question.")
    about = models.TextField(blank=True, help_text="Why it is asked, in plain words.")
    decides = models.TextField(blank=True, help_text="What will be decided.")
    decider = models.CharField(max_length=200, blank=True, help_text="Who decides: name and role.")
    answer_by = models.DateField(null=True, blank=True, help_text="When the answer comes.")
    moved_why = models.TextField(blank=True, help_text="Why the day of the answer was moved.")
    fixed = models.TextField(blank=True, help_text="What cannot change.")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How long it takes.")
    pays = models.CharField(max_length=200, blank=True, help_text="What is paid; nothing is an answer too.")
    who = models.CharField(max_length=200, blank=True, help_text="Who is asked.")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subjects = models.ManyToManyField(Subject, blank=True, related_name="+")
    needs = models.ManyToManyField(Need, blank=True, related_name="asks")
    entry = models.CharField(max_length=9, choices=Entry, default=Entry.ANYONE)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True, help_text="The last day on which people can answer.")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(Shareable.Meta):
        ordering = ["-opened_at", "-id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="voices_ask_opens_with_its_promise",
                condition=Q(state__in=["draft", "withdrawn"])
                | (
                    ~Q(decides="")
                    & ~Q(decider="")
                    & ~Q(fixed="")
                    & ~Q(pays="")
                    & Q(answer_by__isnull=False, minutes__isnull=False, opened_at__isnull=False)
                ),
                violation_error_message="Say first what will be decided, by whom, and when the answer comes.",
            ),
            models.CheckConstraint(
                name="voices_ask_ends_before_its_answer",
                condition=Q(closes_on__isnull=True)
                | Q(answer_by__isnull=True)
                | Q(answer_by__gte=models.F("closes_on")),
                violation_error_message="The answer comes after the last day on which people can answer.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ask {self.pk}"


class Participant(models.Model):
    """One person in one ask: signed in, known as a guest, or by a code and nothing else.

    A row with a code that nobody has used is a code handed out. Changes as the person takes part.
    Personal data: who took part, where they live as far as they said, and how they want to be told.
    """

    class Way(models.TextChoices):
        SELF = "self", "By themselves, here"
        PAPER = "paper", "On paper"
        PHONE = "phone", "By phone, with a helper"
        PERSON = "person", "In person, with a helper"

    class Tell(models.TextChoices):
        PAGE = "page", "I come back and look"
        MAIL = "mail", "By mail"
        TEXT = "text", "By text message"
        NONE = "none", "Do not tell me"

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="participants")
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    way = models.CharField(max_length=6, choices=Way, default=Way.SELF)
    helper = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tell = models.CharField(max_length=4, choices=Tell, default=Tell.PAGE)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="voices_participant_user_takes_part_once",
                fields=["ask", "user"],
                condition=Q(user__isnull=False),
                violation_error_message="This person takes part already.",
            ),
            models.UniqueConstraint(
                name="voices_participant_guest_takes_part_once",
                fields=["ask", "guest"],
                condition=Q(guest__isnull=False),
                violation_error_message="This person takes part already.",
            ),
            models.CheckConstraint(
                name="voices_participant_is_one_person",
                condition=Q(user__isnull=True) | Q(guest__isnull=True),
                violation_error_message="Whoever takes part is signed in or a guest, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"Participant {self.pk}"


class Contribution(models.Model):
    """One thing that somebody said or did in an ask: what it is stands in the row that points here.

    Written once. An answer is linked to it. Personal data: through who took part.
    """

    class Kind(models.TextChoices):
        VOTES = "votes", "Votes"
        STATEMENT = "statement", "Something said"
        CHOICES = "choices", "Choices of what comes first"
        IDEA = "idea", "Suggestion"
        QUESTION = "question", "Question to a panel"
        INTEREST = "interest", "Interest in taking part"
        RECOMMENDATION = "recommendation", "Recommendation of a panel"

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="contributions")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )
    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    kind = models.CharField(max_length=14, choices=Kind)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["ask", "kind"], name="voices_contribution_of_kind")]

    def __str__(self) -> str:
        return f"Contribution {self.pk}"
