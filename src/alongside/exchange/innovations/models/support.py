"""Who helps an innovation along: what was asked of whom, who sponsors it, what official bodies said."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.models import Enquiry
from alongside.exchange.offers.models import Offer

from .innovations import Innovation


class SupportKind(models.TextChoices):
    """What sort of help an innovation needs on its way."""

    LEADS = "leads", "Somebody who leads on this"
    PROPERTY = "property", "Ideas and rights: intellectual property"
    EVALUATION = "evaluation", "Finding out whether it works"
    ECONOMICS = "economics", "What it costs and saves"
    PROCUREMENT = "procurement", "Buying and contracts"
    REGULATION = "regulation", "Rules and safety"
    DESIGN = "design", "Design and how easy it is to use"
    DATA = "data", "Data and how it is kept safe"
    CHAMPION = "champion", "A champion in practice"
    PEOPLE = "people", "People with experience of it"
    TRAINING = "training", "Training and change"
    FUNDING = "funding", "Money"
    OTHER = "other", "Something else"


class SupportAsk(models.Model):
    """Help that was asked for: of whom, at what stage, and what came of it. Changes once, when answered.

    Where it went through the exchange, `enquiry` is the question that was sent. Personal data: who wrote it,
    and the words.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Not answered yet"
        GIVEN = "given", "Help was given"
        DECLINED = "declined", "They said no"
        NOTHING = "nothing", "No answer came"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=11, choices=SupportKind)
    stage = models.CharField(max_length=16)
    words = models.TextField(help_text="What was asked for.")
    whom = models.CharField(max_length=200, help_text="Of whom: an organisation, or what is on offer.")
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    enquiry = models.OneToOneField(
        Enquiry, null=True, blank=True, on_delete=models.SET_NULL, related_name="support_ask"
    )
    asked_on = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    answered_on = models.DateField(null=True, blank=True)
    given_by = models.CharField(max_length=200, blank=True, help_text="Which organisation gave it.")
    outcome = models.TextField(blank=True, help_text="What came of it.")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_supportask_answered_exactly_with_a_day",
                condition=Q(state="waiting", answered_on__isnull=True)
                | (~Q(state="waiting") & Q(answered_on__isnull=False)),
                violation_error_message="An answer has its day.",
            ),
            models.CheckConstraint(
                name="innovations_supportask_given_by_somebody",
                condition=~Q(state="given") | (~Q(given_by="") & ~Q(outcome="")),
                violation_error_message="Say who helped and what came of it.",
            ),
        ]

    def __str__(self) -> str:
        return f"SupportAsk {self.pk}"


class Sponsor(models.Model):
    """Who stands behind it: in policy, or in practice at a site, with how many were trained there. Changes.

    It names an organisation and a post, never a person. Personal data: who wrote it, and the words.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", "In policy: somebody who can open doors"
        PRACTICE = "practice", "In practice: somebody at the front line"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="sponsors")
    kind = models.CharField(max_length=8, choices=Kind)
    stage = models.CharField(max_length=16, blank=True, help_text="At which stage; empty for all.")
    organisation = models.CharField(max_length=200)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=120)
    site = models.CharField(max_length=200, blank=True, help_text="Practice: where.")
    trained = models.PositiveIntegerField(null=True, blank=True, help_text="Practice: how many at the site.")
    words = models.TextField(blank=True, help_text="What they do for it.")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["kind", "since", "id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_sponsor_trains_at_a_site",
                condition=Q(trained__isnull=True) | (Q(kind="practice") & ~Q(site="")),
                violation_error_message="Say at which site they were trained.",
            ),
            models.CheckConstraint(
                name="innovations_sponsor_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="It ends on the day it began, or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sponsor {self.pk}"


class Appraisal(models.Model):
    """What an official body said about it, at a date. Written once; the newest of a matter counts.

    A matter is one kind, body and name. Personal data: who wrote it, and the words.
    """

    class Kind(models.TextChoices):
        APPRAISAL = "appraisal", "Appraisal: is it worth it?"
        REGULATION = "regulation", "Permission to sell or use it"
        STANDARD = "standard", "A standard it meets"
        DESIGNATION = "designation", "Chosen as one to spread"
        ACCESS = "access", "A faster way in"
        PURCHASE = "purchase", "Bought or commissioned"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        NOMINATED = "nominated", "Put forward"
        UNDER_WAY = "under-way", "Under way"
        SHORTLISTED = "shortlisted", "On the short list"
        POSITIVE = "positive", "Yes"
        CONDITIONAL = "conditional", "Yes, with conditions"
        NEGATIVE = "negative", "No"
        WITHDRAWN = "withdrawn", "Taken back"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    innovation = models.ForeignKey(Innovation, on_delete=models.CASCADE, related_name="appraisals")
    kind = models.CharField(max_length=11, choices=Kind)
    body = models.CharField(max_length=200)
    name = models.CharField(max_length=200, help_text="What it is called: guidance, a mark, a programme.")
    status = models.CharField(max_length=11, choices=Status)
    on = models.DateField()
    words = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True, help_text="Where the body says so.")
    next_step = models.CharField(max_length=250, blank=True)
    next_on = models.DateField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="innovations_appraisal_next_has_a_step",
                condition=Q(next_on__isnull=True) | ~Q(next_step=""),
                violation_error_message="Say what the next step is.",
            ),
        ]

    def __str__(self) -> str:
        return f"Appraisal {self.pk}"
