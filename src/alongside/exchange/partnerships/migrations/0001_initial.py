import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import alongside.exchange.audit.refs
import alongside.exchange.partnerships.models.convening


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_people"),
        ("accounts", "__first__"),
        ("audit", "0004_chain"),
        ("directory", "0005_backgrounds"),
        ("needs", "0004_posting"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("memorandum", "How we work together"),
                            ("non-disclosure", "What we keep to ourselves"),
                            ("data-sharing", "How we share data"),
                            ("benefit-sharing", "How we share what comes of it"),
                            ("contract", "Contract"),
                        ],
                        max_length=15,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "link",
                    models.URLField(blank=True, help_text="Where the whole of it is kept.", max_length=500),
                ),
                ("gates", models.BooleanField(default=False)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_why", models.TextField(blank=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("gates", False), ("kind", "non-disclosure"), _connector="OR"),
                        name="partnerships_agreement_gates_only_by_a_promise_to_keep",
                        violation_error_message="Only a promise to keep things here comes before the door.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_why", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="partnerships_agreement_ends_with_a_reason",
                        violation_error_message="Say why it ends.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("note", models.CharField(blank=True, help_text="What is new in it.", max_length=250)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("in_force_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="partnerships.agreement",
                    ),
                ),
                (
                    "terms",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.terms",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "number"),
                        name="partnerships_agreementversion_has_one_text",
                        violation_error_message="This version is written already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("digest", ""), _negated=True)
                        ),
                        name="partnerships_agreementversion_says_something",
                        violation_error_message="Write what is agreed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                (
                    "exactness",
                    models.PositiveSmallIntegerField(help_text="1: an outline; 4: everything is laid down."),
                ),
                (
                    "performance",
                    models.PositiveSmallIntegerField(help_text="1: seldom done as agreed; 4: always."),
                ),
                (
                    "management",
                    models.PositiveSmallIntegerField(
                        help_text="1: nobody looks after it; 4: trained people do."
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="partnerships.agreement",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exactness__range", (1, 4)),
                            ("management__range", (1, 4)),
                            ("performance__range", (1, 4)),
                        ),
                        name="partnerships_contractcheck_answers_lie_between_1_and_4",
                        violation_error_message="Choose an answer to each of the three.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("question", models.CharField(max_length=250)),
                ("background", models.TextField(blank=True)),
                ("options", models.JSONField(blank=True, default=list)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("closes_on", models.DateField(help_text="The last day to vote.")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("carried", "Carried"),
                            ("not-carried", "Not carried"),
                            ("no-quorum", "Too few voted"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "option",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Which was carried, from 0.", null=True
                    ),
                ),
                (
                    "again_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="asked_again",
                        to="partnerships.decision",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("outcome", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="partnerships_decision_closed_exactly_with_an_outcome",
                        violation_error_message="A decision closes with what came of it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("option__isnull", False), ("outcome", "carried")),
                            models.Q(
                                models.Q(("outcome", "carried"), _negated=True), ("option__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="partnerships_decision_names_what_was_carried",
                        violation_error_message="What was carried is named, and nothing else.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("consensus", "Nobody is against"),
                            ("majority", "More than half of the votes cast"),
                            ("of-all", "More than half of all who may vote"),
                            ("two-thirds", "Two thirds of the votes cast"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "quorum",
                    models.PositiveSmallIntegerField(
                        help_text="Members that must vote, or per cent of those entitled."
                    ),
                ),
                ("is_share", models.BooleanField(default=False, help_text="Whether the quorum is per cent.")),
                (
                    "proxies",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="For how many others one member may vote."
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("since", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposes",
                        to="partnerships.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quorum__gte", 1),
                            models.Q(("is_share", False), ("quorum__lte", 100), _connector="OR"),
                        ),
                        name="partnerships_decisionrule_has_a_quorum_that_can_be",
                        violation_error_message="At least one must vote; a share is 100 per cent at most.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", False), ("decision__isnull", False), _connector="OR"
                        ),
                        name="partnerships_decisionrule_waits_only_for_a_decision",
                        violation_error_message="A way to decide waits only for the decision that proposes it.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="partnerships.decisionrule",
            ),
        ),
        migrations.CreateModel(
            name="HostRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("closes_on", models.DateField(help_text="The last day on which one can answer.")),
                (
                    "lot",
                    models.PositiveIntegerField(
                        default=alongside.exchange.partnerships.models.convening.new_lot,
                        help_text="Decides what is left to chance.",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="host_rounds",
                        to="needs.need",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="HostAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answered", models.BooleanField(default=False)),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.party"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="partnerships.hostround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "party"),
                        name="partnerships_hostasked_is_asked_once",
                        violation_error_message="They are asked already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HostTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "could",
                    models.PositiveIntegerField(
                        default=0, help_text="How many may answer about it: not itself."
                    ),
                ),
                ("yes", models.PositiveIntegerField(default=0)),
                ("no", models.PositiveIntegerField(default=0)),
                ("no_view", models.PositiveIntegerField(default=0)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.actor"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="partnerships.hostround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "actor"),
                        name="partnerships_hosttally_counts_a_host_once",
                        violation_error_message="This host is asked about already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "could__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("yes"), "+", models.F("no")
                                    ),
                                    "+",
                                    models.F("no_view"),
                                ),
                            )
                        ),
                        name="partnerships_hosttally_counts_no_more_than_were_asked",
                        violation_error_message="More answers than people who were asked.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("accepted", "Takes part"),
                            ("declined", "Said no"),
                            ("left", "Has left"),
                        ],
                        default="invited",
                        max_length=8,
                    ),
                ),
                ("message", models.TextField(blank=True, help_text="The words of the invitation.")),
                ("brings", models.TextField(blank=True)),
                ("needs_words", models.TextField(blank=True, help_text="What they need from the others.")),
                ("wont", models.TextField(blank=True, help_text="What they won't do.")),
                ("wants", models.TextField(blank=True, help_text="What they want from the result.")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("professional", "As part of their job"),
                            ("volunteer", "As a volunteer"),
                            ("lived", "From their own life"),
                        ],
                        default="professional",
                        max_length=12,
                    ),
                ),
                (
                    "hours",
                    models.PositiveIntegerField(
                        blank=True, help_text="Hours a month that they bring.", null=True
                    ),
                ),
                (
                    "money",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds a year that they bring.", null=True
                    ),
                ),
                (
                    "response",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("defensive", "Guards itself against change"),
                            ("reactive", "Acts when it must"),
                            ("proactive", "Acts before it must"),
                            ("anticipatory", "Looks ahead and prepares others"),
                        ],
                        help_text="Of a company: how it meets what society asks.",
                        max_length=12,
                    ),
                ),
                (
                    "joined_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("diagnosis", "Finding out"),
                            ("design", "Planning"),
                            ("implementation", "Doing"),
                            ("assessment", "Looking back"),
                        ],
                        max_length=14,
                    ),
                ),
                ("votes", models.BooleanField(default=True)),
                ("named", models.BooleanField(default=False, help_text="Agreed to be named on the card.")),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no-time", "No time now"),
                            ("not-ours", "Not what we are for"),
                            ("rival", "We bid for the same work as somebody in it"),
                            ("terms", "Not on these terms"),
                            ("trust", "We do not know the others well enough"),
                            ("elsewhere", "We do this elsewhere"),
                            ("other", "Something else"),
                        ],
                        max_length=9,
                    ),
                ),
                ("reason", models.TextField(blank=True, help_text="Why not, in words.")),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("handover", models.TextField(blank=True, help_text="What passes to whom.")),
                (
                    "handed_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.party"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who acts for it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["invited_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "invited")),
                            models.Q(
                                models.Q(("state", "invited"), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="partnerships_member_answered_exactly_when_decided",
                        violation_error_message="An invitation is answered once, with a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), models.Q(("why", ""), _negated=True)),
                            models.Q(models.Q(("state", "declined"), _negated=True), ("why", "")),
                            _connector="OR",
                        ),
                        name="partnerships_member_declines_with_a_reason",
                        violation_error_message="Say why not: it helps to ask better next time.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_at__isnull", False), ("state", "left")),
                            models.Q(models.Q(("state", "left"), _negated=True), ("left_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="partnerships_member_left_exactly_on_a_date",
                        violation_error_message="Whoever left did so on a date.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="partnerships.member",
            ),
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("for", "For"),
                            ("against", "Against"),
                            ("abstain", "Neither"),
                            ("aside", "Stands aside"),
                        ],
                        max_length=7,
                    ),
                ),
                ("option", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("counted", models.BooleanField(default=True)),
                (
                    "through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.ballot",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="partnerships.decision",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "member"),
                        name="partnerships_ballot_is_one_a_member",
                        violation_error_message="This member votes already; its vote can be changed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("option__isnull", False), ("stance", "for")),
                            models.Q(models.Q(("stance", "for"), _negated=True), ("option__isnull", True)),
                            _connector="OR",
                        ),
                        name="partnerships_ballot_is_for_one_of_the_options",
                        violation_error_message="Whoever is for something says for what.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("stance", "against"), _negated=True),
                        name="partnerships_ballot_against_says_why",
                        violation_error_message="Say why you are against it: it is kept in your words.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.CharField(help_text="The office by which this person may sign.", max_length=200),
                ),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="partnerships.agreementversion",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "member"),
                        name="partnerships_agreementsignature_is_given_once",
                        violation_error_message="This version is signed for this member already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("authority", ""), _negated=True),
                            models.Q(("digest", ""), _negated=True),
                        ),
                        name="partnerships_agreementsignature_names_an_office",
                        violation_error_message="Say by what office you sign, like director.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="signers",
            field=models.ManyToManyField(blank=True, related_name="agreements", to="partnerships.member"),
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("source_id", models.CharField(blank=True, max_length=120, null=True, unique=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Everyone"),
                            ("members", "Signed-in people"),
                            ("circle", "This group"),
                            ("private", "Only me"),
                        ],
                        default="public",
                        max_length=8,
                    ),
                ),
                (
                    "world",
                    models.CharField(
                        choices=[("real", "Real"), ("practice", "Practice town: invented")],
                        default="real",
                        max_length=8,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("open", "Open now"),
                            ("unclaimed", "From a public register; nobody here has confirmed it"),
                            ("history", "Reported in the past"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("source", models.TextField(blank=True, help_text="Where in the source this is said.")),
                (
                    "basis",
                    models.CharField(
                        blank=True, help_text="Stated or inferred, as the source allows.", max_length=80
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("reported_on", models.DateField(blank=True, null=True)),
                (
                    "confirmed_on",
                    models.DateField(blank=True, help_text="When somebody last checked it.", null=True),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=200)),
                ("purpose", models.TextField(help_text="What it is for.")),
                (
                    "vision",
                    models.TextField(blank=True, help_text="What will be different when it has worked."),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("service", "One service"),
                            ("place", "Several services in one place"),
                            ("places", "Several places"),
                            ("system", "How the whole system works"),
                        ],
                        help_text="How far the vision reaches.",
                        max_length=8,
                    ),
                ),
                ("service", models.TextField(blank=True, help_text="What it makes or provides.")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("project", "Joint project"),
                            ("network", "Innovation network"),
                            ("alliance", "Alliance"),
                            ("hub", "Research or innovation hub"),
                            ("forum", "Practice forum"),
                            ("community", "Community of practice"),
                            ("board", "Pathway board or reference group"),
                            ("support", "Group that supports innovators"),
                            ("skills", "Skills programme"),
                            ("pair", "Professional pair"),
                            ("peers", "Peer support group"),
                        ],
                        default="project",
                        max_length=10,
                    ),
                ),
                (
                    "company_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("philanthropic", "It gives, and asks nothing back"),
                            ("transactional", "Each side gives something for something"),
                            ("integrative", "It shares aims, people and money with the others"),
                            ("brand-licensing", "It uses the name of a charity"),
                            ("short-project-npo-led", "A short project led by a charity"),
                        ],
                        help_text="How a company takes part.",
                        max_length=24,
                    ),
                ),
                (
                    "mechanisms",
                    models.JSONField(blank=True, default=list, help_text="Ways of joint working, by key."),
                ),
                (
                    "arms_length",
                    models.TextField(
                        blank=True, help_text="How far it stands from those who pay and decide."
                    ),
                ),
                ("origin", models.TextField(blank=True, help_text="Where and how it came about.")),
                (
                    "run",
                    models.CharField(
                        blank=True, help_text="The run of `analyses` that proposed it.", max_length=36
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("diagnosis", "Finding out"),
                            ("design", "Planning"),
                            ("implementation", "Doing"),
                            ("assessment", "Looking back"),
                        ],
                        default="diagnosis",
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("forming", "Getting together"),
                            ("active", "Under way"),
                            ("closed", "Closed"),
                        ],
                        default="forming",
                        max_length=7,
                    ),
                ),
                ("started_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "review_on",
                    models.DateField(blank=True, help_text="When its members look at it next.", null=True),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "It did what it was for"),
                            ("partly", "It did part of what it was for"),
                            ("ended", "It ended early"),
                        ],
                        max_length=6,
                    ),
                ),
                ("worked", models.TextField(blank=True, help_text="What worked.")),
                ("failed", models.TextField(blank=True, help_text="What did not.")),
                ("lessons", models.TextField(blank=True, help_text="What others should know.")),
                (
                    "lessons_shown",
                    models.BooleanField(default=False, help_text="Its members agreed to show them."),
                ),
                (
                    "circle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnership",
                        to="accounts.circle",
                    ),
                ),
                ("circles", models.ManyToManyField(blank=True, related_name="+", to="accounts.circle")),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.dataset",
                    ),
                ),
                ("needs", models.ManyToManyField(blank=True, related_name="partnerships", to="needs.need")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.party",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="partnerships_partnership_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="partnerships_partnership_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="partnerships_partnership_closed_exactly_with_an_outcome",
                        violation_error_message="Say what came of it when you close it, and only then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lessons_shown", False), ("state", "closed"), _connector="OR"),
                        name="partnerships_partnership_shows_lessons_once_closed",
                        violation_error_message="What was learned is shown once the work is closed.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="member",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="members",
                to="partnerships.partnership",
            ),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("what", models.CharField(max_length=200)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("agenda", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=60, help_text="How long it lasts.")),
                ("series", models.CharField(blank=True, editable=False, max_length=12)),
                (
                    "changes",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="How often it was moved or called off."
                    ),
                ),
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
                ("notes", models.TextField(blank=True, help_text="What was said.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="partnerships_meeting_lasts_from_a_minute_to_a_day",
                        violation_error_message="A meeting lasts between a minute and a day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "instrument",
                    models.CharField(help_text="A key of `instruments.Instruments.lists`.", max_length=20),
                ),
                ("item", models.CharField(help_text="The id of its line.", max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("not-needed", "Not needed"),
                            ("concern", "A concern"),
                            ("open", "Open again"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        help_text="All, if empty.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "concern"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="partnerships_mark_says_what_the_concern_is",
                        violation_error_message="Say what the concern is.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=24)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who did it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.party",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="log",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="partnerships.decision",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="partnerships_interest_says_what",
                        violation_error_message="Say what could be gained or lost.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "leads",
                    models.CharField(
                        choices=[
                            ("public-service", "By rules, for public health"),
                            ("civil-society", "By what members want and give freely"),
                            ("network", "By building bridges between the two"),
                        ],
                        help_text="What leads this member.",
                        max_length=14,
                    ),
                ),
                (
                    "public_civil",
                    models.CharField(
                        choices=[
                            ("compatible", "They fit together"),
                            ("competing", "They pull in different directions"),
                            ("co-existing", "They stand side by side"),
                            ("conflicting", "They get in each other's way"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "public_network",
                    models.CharField(
                        choices=[
                            ("compatible", "They fit together"),
                            ("competing", "They pull in different directions"),
                            ("co-existing", "They stand side by side"),
                            ("conflicting", "They get in each other's way"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "civil_network",
                    models.CharField(
                        choices=[
                            ("compatible", "They fit together"),
                            ("competing", "They pull in different directions"),
                            ("co-existing", "They stand side by side"),
                            ("conflicting", "They get in each other's way"),
                        ],
                        max_length=11,
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fits",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "member"),
                        name="partnerships_fit_is_one_for_each_member",
                        violation_error_message="You have answered this already. Change your answer.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FileLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("url", models.URLField(max_length=1000)),
                (
                    "about",
                    models.CharField(
                        blank=True, help_text="What lies there, and who may open it.", max_length=300
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "url"),
                        name="partnerships_filelink_is_kept_once",
                        violation_error_message="This address is in the list already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="decisionrule",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decision_rules",
                to="partnerships.partnership",
            ),
        ),
        migrations.CreateModel(
            name="DecisionRight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("area", models.CharField(max_length=80)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("decides", "Decides"),
                            ("answers", "Answers for it"),
                            ("asked", "Is asked first"),
                            ("told", "Is told"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["area", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "area", "member"),
                        name="partnerships_decisionright_is_said_once",
                        violation_error_message="This member has its part in this area already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="partnerships.partnership",
            ),
        ),
        migrations.CreateModel(
            name="Aspect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dimension",
                    models.CharField(help_text="An id of the instrument `pulse-check`.", max_length=20),
                ),
                ("words", models.TextField()),
                (
                    "scale",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="How broad the vision is, 1 to 5; of `vision-scope` alone.",
                        null=True,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aspects",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scale__isnull", True),
                            models.Q(("scale__gte", 1), ("scale__lte", 5)),
                            _connector="OR",
                        ),
                        name="partnerships_aspect_scale_lies_between_1_and_5",
                        violation_error_message="How broad the vision is lies between 1 and 5.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="agreements",
                to="partnerships.partnership",
            ),
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("what", models.CharField(max_length=200)),
                (
                    "decides",
                    models.BooleanField(
                        default=False, help_text="People who live there decide with the others."
                    ),
                ),
                ("plans", models.BooleanField(default=False, help_text="They plan it with the others.")),
                ("does", models.BooleanField(default=False, help_text="They do it with the others.")),
                (
                    "checks",
                    models.BooleanField(
                        default=False, help_text="They judge with the others what came of it."
                    ),
                ),
                (
                    "adds",
                    models.CharField(
                        choices=[
                            ("additive", "It adds to what staff do"),
                            ("substitutive", "It replaces some of what staff do"),
                            ("neither", "Neither"),
                        ],
                        max_length=12,
                    ),
                ),
                ("staff", models.TextField(blank=True, help_text="What staff do.")),
                ("volunteers", models.TextField(blank=True, help_text="What volunteers do.")),
                (
                    "expects",
                    models.TextField(
                        blank=True, help_text="What volunteers may expect, and what is asked of them."
                    ),
                ),
                ("safeguards", models.TextField(blank=True, help_text="How everybody is kept safe.")),
                ("staff_hours", models.PositiveIntegerField(blank=True, help_text="A month.", null=True)),
                ("volunteer_hours", models.PositiveIntegerField(blank=True, help_text="A month.", null=True)),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("volunteers", ""),
                            models.Q(
                                models.Q(("expects", ""), _negated=True),
                                models.Q(("safeguards", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="partnerships_activity_keeps_volunteers_safe",
                        violation_error_message="Say what volunteers may expect and how everybody is kept safe.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="partnerships_activity_ends_after_it_began",
                        violation_error_message="It ends on the day it began, or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=250)),
                ("by_when", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="actions",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["by_when", "id"],
            },
        ),
        migrations.CreateModel(
            name="Proxy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True, help_text="The last day, where it is for every decision.", null=True
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proxies",
                        to="partnerships.decision",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proxies_given",
                        to="partnerships.member",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proxies_held",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proxies",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__isnull", False), ("until__isnull", True)),
                            models.Q(("decision__isnull", True), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="partnerships_proxy_is_for_one_decision_or_until_a_day",
                        violation_error_message="A vote is given away for one decision, or until a day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("holder")), _negated=True),
                        name="partnerships_proxy_is_given_to_another",
                        violation_error_message="Give the vote to another member.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decision__isnull", False), ("ended_at__isnull", True)),
                        fields=("giver", "decision"),
                        name="partnerships_proxy_for_a_decision_is_given_once",
                        violation_error_message="The vote is given away for this decision already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decision__isnull", True), ("ended_at__isnull", True)),
                        fields=("giver",),
                        name="partnerships_proxy_until_a_day_is_given_once",
                        violation_error_message="The vote is given away already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("why", "Why we do it together"),
                            ("how", "How it goes day by day"),
                            ("context", "What is special here"),
                            ("choice", "What we chose to do about it"),
                        ],
                        max_length=7,
                    ),
                ),
                ("words", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("what", models.CharField(max_length=250)),
                (
                    "kind",
                    models.CharField(
                        choices=[("risk", "It could happen"), ("issue", "It is happening")],
                        default="risk",
                        max_length=5,
                    ),
                ),
                (
                    "likelihood",
                    models.CharField(
                        blank=True,
                        choices=[("unlikely", "Unlikely"), ("possible", "Possible"), ("likely", "Likely")],
                        max_length=8,
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[
                            ("small", "A nuisance"),
                            ("serious", "It would set us back"),
                            ("severe", "It could end the work"),
                        ],
                        max_length=7,
                    ),
                ),
                ("response", models.TextField(blank=True, help_text="What is done about it.")),
                ("review_on", models.DateField(help_text="When it is looked at next.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_how", models.TextField(blank=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="risks",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "whose",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who looks after it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["review_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_how", "")),
                            models.Q(
                                ("closed_at__isnull", False), models.Q(("closed_how", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="partnerships_risk_is_closed_with_how",
                        violation_error_message="Say how it ended when you close it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "risk"), models.Q(("likelihood", ""), _negated=True)),
                            models.Q(("kind", "issue"), ("likelihood", "")),
                            _connector="OR",
                        ),
                        name="partnerships_risk_has_a_likelihood_until_it_happens",
                        violation_error_message="Say how likely it is; what is happening already needs none.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleHeld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("convener", "Host"),
                            ("lead", "Lead"),
                            ("policy", "Supporter who can open doors in policy"),
                            ("practice", "Supporter who can open doors in practice"),
                            ("lived", "Speaks from their own life"),
                            ("evaluator", "Looks at what came of it"),
                            ("bridge", "Builds bridges between the others"),
                            ("treasurer", "Looks after the money"),
                            ("member", "Takes part"),
                        ],
                        max_length=9,
                    ),
                ),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("member", "role"),
                        name="partnerships_roleheld_is_held_once",
                        violation_error_message="They have this role already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="partnerships_roleheld_ends_after_it_began",
                        violation_error_message="A role ends on the day it began, or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=alongside.exchange.audit.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField(help_text="The last day to answer.")),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("results", models.JSONField(blank=True, default=dict)),
                ("words", models.JSONField(blank=True, default=list)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("partnership",),
                        name="partnerships_round_is_open_one_at_a_time",
                        violation_error_message="A round is open already. Close it first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_on__isnull", False), ("results", {}), _connector="OR"),
                        name="partnerships_round_shows_nothing_while_open",
                        violation_error_message="What was answered is shown once the round is closed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answered",
                        to="partnerships.round",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "user"),
                        name="partnerships_answered_once",
                        violation_error_message="You have answered already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SuccessMeasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=250)),
                ("how", models.TextField(blank=True, help_text="How it is counted.")),
                ("baseline", models.FloatField(blank=True, null=True)),
                ("target", models.FloatField(blank=True, null=True)),
                ("by_when", models.DateField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="MeasureValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("value", models.FloatField()),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="partnerships.successmeasure",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "on"),
                        name="partnerships_measurevalue_is_one_a_day",
                        violation_error_message="There is a figure for this day already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=10)),
                ("value", models.PositiveSmallIntegerField()),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="partnerships.round",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "question", "value"),
                        name="partnerships_tally_counts_each_answer_in_one_row",
                        violation_error_message="This answer is counted in a row of its own already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), ("value__lte", 5)),
                        name="partnerships_tally_value_lies_between_1_and_5",
                        violation_error_message="An answer lies between 1 and 5.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                fields=("partnership", "party"),
                name="partnerships_member_takes_part_once",
                violation_error_message="They are already in it, or already asked.",
            ),
        ),
    ]
