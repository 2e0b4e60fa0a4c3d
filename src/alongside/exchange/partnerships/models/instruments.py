"""What members write against the instruments: marks, how ways of working fit, remarks and their own story."""

from django.db import models
from django.db.models import Q

from alongside.exchange.accounts.models import User

from .members import Member
from .partnerships import Partnership


class Mark(models.Model):
    """What members say of one line of a checklist, and of whom. The newest counts; the older ones are kept.

    Written once. Personal data: who wrote it, and the note.
    """

    class State(models.TextChoices):
        DONE = "done", "Done"
        NOT_NEEDED = "not-needed", "Not needed"
        CONCERN = "concern", "A concern"
        OPEN = "open", "Open again"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="marks")
    instrument = models.CharField(max_length=20, help_text="A key of `instruments.Instruments.lists`.")
    item = models.CharField(max_length=40, help_text="The id of its line.")
    about = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+", help_text="All, if empty."
    )
    state = models.CharField(max_length=10, choices=State)
    note = models.TextField(blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_mark_says_what_the_concern_is",
                condition=~Q(state="concern") | ~Q(note=""),
                violation_error_message="Say what the concern is.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mark {self.pk}"


class Fit(models.Model):
    """How one member sees three ways of working meet here: by rules, by will of members, by bridges.

    Changes. Personal data: who answered.
    """

    class Relation(models.TextChoices):
        COMPATIBLE = "compatible", "They fit together"
        COMPETING = "competing", "They pull in different directions"
        COEXISTING = "co-existing", "They stand side by side"
        CONFLICTING = "conflicting", "They get in each other's way"

    class Logic(models.TextChoices):
        PUBLIC = "public-service", "By rules, for public health"
        CIVIL = "civil-society", "By what members want and give freely"
        NETWORK = "network", "By building bridges between the two"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="fits")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    leads = models.CharField(max_length=14, choices=Logic, help_text="What leads this member.")
    public_civil = models.CharField(max_length=11, choices=Relation)
    public_network = models.CharField(max_length=11, choices=Relation)
    civil_network = models.CharField(max_length=11, choices=Relation)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="partnerships_fit_is_one_for_each_member",
                fields=["partnership", "member"],
                violation_error_message="You have answered this already. Change your answer.",
            ),
        ]

    def __str__(self) -> str:
        return f"Fit {self.pk}"


class Remark(models.Model):
    """Something members noticed about why and how they work together, and what was done about it.

    Written once. Personal data: who wrote it, and the words.
    """

    class Kind(models.TextChoices):
        WHY = "why", "Why we do it together"
        HOW = "how", "How it goes day by day"
        CONTEXT = "context", "What is special here"
        CHOICE = "choice", "What we chose to do about it"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=7, choices=Kind)
    words = models.TextField()
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"Remark {self.pk}"


class Aspect(models.Model):
    """What members say together of one side of their work: how it began, who is in it, what it costs.

    The newest of each side counts; the older ones show how it changed. Written once.
    Personal data: who wrote it, and the words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="aspects")
    dimension = models.CharField(max_length=20, help_text="An id of the instrument `pulse-check`.")
    words = models.TextField()
    scale = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How broad the vision is, 1 to 5; of `vision-scope` alone."
    )
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_aspect_scale_lies_between_1_and_5",
                condition=Q(scale__isnull=True) | Q(scale__gte=1, scale__lte=5),
                violation_error_message="How broad the vision is lies between 1 and 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aspect {self.pk}"
