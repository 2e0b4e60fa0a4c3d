"""Adoptions: an organisation starts, changes and stops using something, what made room, what it passed on.

Also the plan by which somebody brings one thing to many of them.
"""

from django.db import models
from django.db.models import F, Q

from alongside.exchange.accounts.models import Shareable, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place


class Adoption(Shareable):
    """One organisation (`site`) plans, uses, or used one innovation (`offer`); its owner is the site's party.

    Planned while it has not started, in use from `started_on` until `stopped_on`; stopped without a start is
    a plan that was given up. A return after a stop is a row of its own that points at the earlier (`again`).
    Changes. Personal data: who wrote it, and how to reach whoever will talk.
    """

    class Trigger(models.TextChoices):
        FAILURE = "failure", "Something had gone wrong"
        EXCELLENCE = "excellence", "We saw it work well elsewhere"
        MANDATE = "mandate", "We were told to"
        MONEY = "money", "There was money for it"
        STAFF = "staff", "An idea of our staff"
        RESIDENTS = "residents", "People who live here asked for it"
        OTHER = "other", "Something else"

    class Fidelity(models.TextChoices):
        SAME = "same", "As it was"
        SMALL = "small", "With small changes"
        LARGE = "large", "With large changes"

    class Stop(models.TextChoices):
        NO_EFFECT = "no-effect", "It did not help enough"
        HARM = "harm", "It did harm"
        COST = "cost", "It cost too much"
        MONEY_ENDED = "money-ended", "The money for it ended"
        PEOPLE_LEFT = "people-left", "The people behind it left"
        NOT_USED = "not-used", "Too few people used it"
        REPLACED = "replaced", "Something better came"
        DONE = "done", "It had done its work"
        OTHER = "other", "Something else"

    class Again(models.TextChoices):
        YES = "yes", "Yes"
        CHANGED = "changed", "Yes, if some of it were different"
        NO = "no", "No"

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="adoptions")
    site = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="adoptions")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    planned_on = models.DateField(null=True, blank=True, help_text="The day planned for the start.")
    started_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    again = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="returns",
        help_text="The adoption that stopped, to which this is a return.",
    )  # fmt: skip
    trigger = models.CharField(max_length=10, choices=Trigger, blank=True)
    borrowed_from = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="lent",
        help_text="Where the site saw or got it.",
    )  # fmt: skip
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="borrowed_by",
        help_text="The adoption it was borrowed from.",
    )  # fmt: skip
    thanks = models.TextField(blank=True, help_text="Shown on the page of whom it was borrowed from.")
    users = models.PositiveIntegerField(null=True, blank=True, help_text="How many people it serves there.")
    money = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds it took to get going.")
    yearly = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year to keep it going.")
    hours = models.PositiveIntegerField(
        null=True, blank=True, help_text="Hours of work it took to get going."
    )
    weeks = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Weeks from yes to in use.")
    people = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many worked on it.")
    fidelity = models.CharField(max_length=5, choices=Fidelity, blank=True)
    context = models.TextField(blank=True, help_text="What it was like there before.")
    steps = models.TextField(blank=True, help_text="What they did, step by step, one a line.")
    routines = models.TextField(blank=True, help_text="What must be in place every day, one a line.")
    pitfalls = models.TextField(blank=True, help_text="What went wrong or nearly did, one a line.")
    will_talk = models.BooleanField(default=False)
    talk_how = models.CharField(max_length=200, blank=True, help_text="Given to be shown.")
    stop = models.CharField(max_length=11, choices=Stop, blank=True)
    stop_words = models.TextField(blank=True)
    replaced_by = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="took_over"
    )
    would_again = models.CharField(max_length=7, choices=Again, blank=True)

    class Meta(Shareable.Meta):
        ordering = ["-started_on", "-planned_on", "-id"]
        indexes = [
            models.Index(fields=["offer", "started_on", "stopped_on"], name="innovations_adoption_when")
        ]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="innovations_adoption_has_a_day",
                condition=Q(planned_on__isnull=False) | Q(started_on__isnull=False),
                violation_error_message="Say when you started, or when you plan to.",
            ),
            models.CheckConstraint(
                name="innovations_adoption_stops_after_it_starts",
                condition=Q(started_on__isnull=True)
                | Q(stopped_on__isnull=True)
                | Q(started_on__lte=F("stopped_on")),
                violation_error_message="The day you stopped must not lie before the day you started.",
            ),
            models.CheckConstraint(
                name="innovations_adoption_stops_with_a_reason",
                condition=Q(stopped_on__isnull=True, stop="") | (Q(stopped_on__isnull=False) & ~Q(stop="")),
                violation_error_message="Say why you stopped.",
            ),
            models.UniqueConstraint(
                name="innovations_adoption_is_used_once_at_a_time",
                fields=["offer", "site"],
                condition=Q(stopped_on__isnull=True),
                violation_error_message="You have said already that you use this.",
            ),
        ]

    def __str__(self) -> str:
        return f"Adoption {self.pk}"


class Adaptation(models.Model):
    """What a site changed of what it uses, and why; seen with its adoption. No personal data."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="adaptations")
    on = models.DateField()
    words = models.TextField(help_text="What was changed.")
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"Adaptation {self.pk}"


class Displacement(models.Model):
    """What a site stopped to make room, and what that set free, planned and real; seen with its adoption.

    Changes as it becomes real. No personal data.
    """

    class Extent(models.TextChoices):
        PLANNED = "planned", "We plan to stop it"
        PARTLY = "partly", "We do less of it"
        WHOLLY = "wholly", "We stopped it altogether"

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="displacements")
    practice = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="displaced",
        help_text="The old way of doing things, where it has an entry.",
    )  # fmt: skip
    words = models.CharField(max_length=250, help_text="The old way of doing things, in their words.")
    extent = models.CharField(max_length=7, choices=Extent)
    on = models.DateField(help_text="From when, as planned or real.")
    pounds_planned = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year.")
    pounds_real = models.PositiveIntegerField(null=True, blank=True, help_text="Pounds a year.")
    cash = models.BooleanField(null=True, blank=True, help_text="Whether the money can be spent elsewhere.")
    hours_planned = models.PositiveIntegerField(null=True, blank=True, help_text="Hours of work a month.")
    hours_real = models.PositiveIntegerField(null=True, blank=True, help_text="Hours of work a month.")
    beds_planned = models.PositiveIntegerField(null=True, blank=True, help_text="Beds or places.")
    beds_real = models.PositiveIntegerField(null=True, blank=True, help_text="Beds or places.")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_displacement_is_said_in_words",
                condition=~Q(words=""),
                violation_error_message="Say what you stopped, in a few words.",
            ),
            models.CheckConstraint(
                name="innovations_displacement_planned_frees_nothing_yet",
                condition=~Q(extent="planned")
                | Q(pounds_real__isnull=True, hours_real__isnull=True, beds_real__isnull=True),
                violation_error_message="What is only planned has set nothing free yet.",
            ),
        ]

    def __str__(self) -> str:
        return f"Displacement {self.pk}"


class PassedOn(models.Model):
    """Something an earlier site passed on to the site of this adoption, and what came of it there.

    Seen with its adoption. Changes once it is known what came of it. No personal data.
    """

    class Worked(models.TextChoices):
        YES = "yes", "It helped"
        PARTLY = "partly", "It helped in part"
        NO = "no", "It did not help here"
        EARLY = "early", "Too early to say"

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="passed_on")
    on = models.DateField()
    words = models.TextField(help_text="What was passed on.")
    worked = models.CharField(max_length=6, choices=Worked)
    learned = models.TextField(blank=True, help_text="What the next site learned.")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"PassedOn {self.pk}"


class RollOut(Shareable):
    """A plan to bring one innovation to several sites, with a target and a day; its owner runs it.

    What each site does is its own adoption; the plan only says who and when. Changes.
    Personal data: who wrote it, and the name of the sponsor.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="roll_outs")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=200)
    sponsor = models.CharField(max_length=200, blank=True, help_text="Who opens doors for it, name and role.")
    sites_target = models.PositiveSmallIntegerField()
    people_target = models.PositiveIntegerField(
        null=True, blank=True, help_text="People served, at all sites."
    )
    by_on = models.DateField(help_text="The day by which the target is to be met.")

    class Meta(Shareable.Meta):
        ordering = ["by_on", "id"]
        constraints = [
            *Shareable.Meta.constraints,
            models.CheckConstraint(
                name="innovations_rollout_aims_at_a_site",
                condition=Q(sites_target__gte=1),
                violation_error_message="Say at how many sites it is to be used.",
            ),
        ]

    def __str__(self) -> str:
        return f"RollOut {self.pk}"


class RollOutSite(models.Model):
    """A site of a plan, the day planned for its start, and who backs it there; seen with its plan.

    Changes. Personal data: the name of who backs it.
    """

    roll_out = models.ForeignKey(RollOut, on_delete=models.CASCADE, related_name="sites")
    site = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    planned_on = models.DateField()
    sponsor = models.CharField(max_length=200, blank=True, help_text="Who backs it there, name and role.")
    people_target = models.PositiveIntegerField(null=True, blank=True, help_text="People served there.")

    class Meta:
        ordering = ["planned_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="innovations_rolloutsite_is_planned_once",
                fields=["roll_out", "site"],
                violation_error_message="This organisation is in the plan already.",
            ),
        ]

    def __str__(self) -> str:
        return f"RollOutSite {self.pk}"
