import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import alongside.exchange.audit.refs


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_people"),
        ("accounts", "__first__"),
        ("audit", "0004_chain"),
        ("directory", "0005_backgrounds"),
        ("innovations", "0001_initial"),
        ("offers", "0006_skills"),
        ("partnerships", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Board",
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
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.actor",
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partnership",
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
                "ordering": ["title", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_board_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_board_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
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
                ("title", models.CharField(max_length=200)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adds", "Adds to what staff do"),
                            ("replaces", "Replaces what staff do"),
                            ("both", "Adds to some of it and replaces some"),
                        ],
                        help_text="Empty: nobody said.",
                        max_length=8,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("review", "With those named in it"),
                            ("agreed", "Agreed by all named in it"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("status_why", models.TextField(blank=True, help_text="Why it was withdrawn.")),
                ("agreed_on", models.DateField(blank=True, null=True)),
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
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The new way of doing things that it is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="offers.offer",
                    ),
                ),
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="partnerships.partnership",
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
                "ordering": ["-changed_at", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_case_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_case_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            models.Q(("status_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_case_is_withdrawn_with_a_reason",
                        violation_error_message="Say why it is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "agreed"), _negated=True),
                            ("agreed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_case_is_agreed_on_a_day",
                        violation_error_message="Say on which day it was agreed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attached",
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
                            ("quality", "Quality assessment"),
                            ("equality", "Equality assessment"),
                            ("data", "Data-protection assessment"),
                            ("effect", "Evidence that it works"),
                            ("model", "How it is paid for"),
                            ("outcomes", "What it brings for people"),
                            ("cost", "What it costs"),
                            ("other", "Something else"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("says", models.TextField(blank=True, help_text="What it says, in a few sentences.")),
                ("url", models.URLField(blank=True, help_text="Where it lies.", max_length=1000)),
                (
                    "done_on",
                    models.DateField(blank=True, help_text="The day it was made or signed.", null=True),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attached",
                        to="evidence.case",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attached",
                "ordering": ["case", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("says", ""), _negated=True),
                            models.Q(("url", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_attached_says_or_leads",
                        violation_error_message="Say what it says, or give a link to it.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(help_text="Its id in the case format.", max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(blank=True, max_length=20)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="evidence.case",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "case parties",
                "ordering": ["case", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "key"),
                        name="evidence_caseparty_is_named_once",
                        violation_error_message="This party is in it already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("model", models.JSONField(help_text="The case format, docs/reference/case.md.")),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="What is different from the one before.", max_length=300
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="evidence.case",
                    ),
                ),
                (
                    "made_by",
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
                "ordering": ["case", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "number"),
                        name="evidence_caseversion_has_its_number",
                        violation_error_message="This version is there already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                ("sentence", models.TextField()),
                (
                    "driver",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("skills", "Skills, capabilities and leadership"),
                            ("motivations", "Motivations and accountabilities"),
                            ("information", "Information and evidence"),
                            ("relationships", "Relationships and networks"),
                            ("engagement", "Patient and public engagement"),
                            ("funding", "Funding and commissioning"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        blank=True, help_text="Which part of its source says it.", max_length=60
                    ),
                ),
                (
                    "footnote",
                    models.CharField(
                        blank=True, help_text="The footnote of the source, if any.", max_length=20
                    ),
                ),
                (
                    "trace",
                    models.CharField(
                        choices=[
                            ("named", "It is said on what it rests"),
                            ("lost", "The source's own footnote is lost"),
                            ("remark", "The source's footnote is a remark and names nobody"),
                            ("reading", "The authors' own reading"),
                        ],
                        default="named",
                        max_length=8,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("provisional", "Early: it may still change"),
                            ("settled", "Settled for now"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="provisional",
                        max_length=11,
                    ),
                ),
                ("status_why", models.TextField(blank=True, help_text="Why it was settled or taken back.")),
                ("as_of", models.DateField(blank=True, help_text="What was known by this day.", null=True)),
                (
                    "limits",
                    models.TextField(blank=True, help_text="How far it holds, and what it does not say."),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="evidence.case",
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
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The new way of doing things that it is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="offers.offer",
                    ),
                ),
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
                "ordering": ["id"],
                "abstract": False,
                "indexes": [models.Index(fields=["world", "driver"], name="evidence_claim_by_driver")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_claim_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_claim_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            models.Q(("status_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_claim_is_taken_back_with_a_reason",
                        violation_error_message="Say why it is taken back.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimSource",
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
                    "side",
                    models.CharField(
                        choices=[("for", "Speaks for it"), ("against", "Speaks against it")],
                        default="for",
                        max_length=7,
                    ),
                ),
                (
                    "kind",
                    models.CharField(help_text="A kind that `sources` knows how to show.", max_length=20),
                ),
                (
                    "key",
                    models.CharField(
                        blank=True, help_text="The ref or address, as its kind reads it.", max_length=300
                    ),
                ),
                (
                    "title",
                    models.CharField(blank=True, help_text="What a document is called.", max_length=300),
                ),
                (
                    "strength",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "People say it works"),
                            (1, "Measured before and after"),
                            (2, "Compared with others"),
                            (3, "Tested in a randomised trial"),
                            (4, "Shown in a review of trials"),
                        ],
                        help_text="How well it shows it; empty: not known.",
                        null=True,
                    ),
                ),
                ("dated", models.DateField(blank=True, null=True)),
                (
                    "band",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("five-or-more", "Five or more"),
                            ("fewer-than-five", "Fewer than five"),
                            ("not-known", "Not known how many"),
                        ],
                        help_text="How many people said it.",
                        max_length=15,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="evidence.claim",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
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
            ],
            options={
                "ordering": ["claim", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "people"), models.Q(("band", ""), _negated=True)),
                            models.Q(models.Q(("kind", "people"), _negated=True), ("band", "")),
                            _connector="OR",
                        ),
                        name="evidence_claimsource_counts_people_in_a_band",
                        violation_error_message="People are counted in a band, and only people are.",
                    ),
                    models.UniqueConstraint(
                        fields=("claim", "side", "kind", "key"),
                        name="evidence_claimsource_is_given_once",
                        violation_error_message="This is said already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DataMeeting",
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
                ("held_on", models.DateField()),
                ("who", models.CharField(blank=True, help_text="Which organisations came.", max_length=300)),
                ("said", models.TextField()),
                ("decided", models.TextField(blank=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="evidence.board",
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
                "ordering": ["-held_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "held_on"),
                        name="evidence_datameeting_is_kept_once",
                        violation_error_message="What was said on this day is kept already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
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
                ("question", models.CharField(max_length=300)),
                (
                    "design",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("before-after", "Before and after"),
                            ("time-series", "Its own line, carried on"),
                            ("difference", "Beside others who did not begin"),
                            ("matched", "Beside those most like it before"),
                            ("trial", "A trial at one place or several"),
                        ],
                        help_text="Empty: not chosen yet.",
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("running", "Under way"),
                            ("provisional", "First findings"),
                            ("final", "Finished"),
                        ],
                        default="planned",
                        max_length=11,
                    ),
                ),
                (
                    "began_on",
                    models.DateField(blank=True, help_text="When it began, or is to begin.", null=True),
                ),
                (
                    "settling",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Periods from the start that belong to neither side."
                    ),
                ),
                ("measured", models.CharField(blank=True, help_text="What a trial counted.", max_length=200)),
                ("unit", models.CharField(blank=True, help_text="In what a trial counted.", max_length=80)),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("up", "More is better"),
                            ("down", "Less is better"),
                            ("neither", "Neither is better in itself"),
                        ],
                        help_text="What is good in a trial.",
                        max_length=7,
                    ),
                ),
                ("found", models.TextField(blank=True, help_text="What was found, in words.")),
                (
                    "limits",
                    models.TextField(blank=True, help_text="How far it holds, and what it cannot say."),
                ),
                ("as_planned", models.TextField(blank=True, help_text="What was done as planned.")),
                ("adapted", models.TextField(blank=True, help_text="What was adapted, and why.")),
                (
                    "grade",
                    models.CharField(
                        blank=True, help_text="A to D, as worked out when it was kept.", max_length=1
                    ),
                ),
                (
                    "answer",
                    models.CharField(blank=True, help_text="The answer in one word, as kept.", max_length=10),
                ),
                (
                    "run",
                    models.CharField(blank=True, help_text="The run whose answer was kept.", max_length=36),
                ),
                ("kept_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        help_text="The business case that it is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="evidence.case",
                    ),
                ),
                ("circles", models.ManyToManyField(blank=True, related_name="+", to="accounts.circle")),
                (
                    "commissioned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
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
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        help_text="The new way of doing things that it is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="offers.offer",
                    ),
                ),
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="partnerships.partnership",
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
                "ordering": ["-changed_at", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_evaluation_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_evaluation_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("question", ""), _negated=True),
                        name="evidence_evaluation_asks_something",
                        violation_error_message="Write what you want to know.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["planned", "running"]),
                            models.Q(("design", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_evaluation_has_findings_it_can_show",
                        violation_error_message="Say how it was looked at, before you say what was found.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "final"), _negated=True),
                            models.Q(models.Q(("found", ""), _negated=True), ("kept_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_evaluation_is_final_with_words",
                        violation_error_message="Say in words what was found.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
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
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("outcome", "What people gain from it"),
                            ("process", "Whether it is done as meant"),
                            ("balancing", "What might get worse elsewhere"),
                            ("reported", "What people say themselves"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "term",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("short", "Within a year"),
                            ("medium", "In one to three years"),
                            ("long", "Later"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hard", "Cost, time and numbers of events"),
                            ("soft", "Culture, trust and how it feels"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("day", "Every day"),
                            ("week", "Every week"),
                            ("month", "Every month"),
                            ("quarter", "Every quarter"),
                            ("year", "Every year"),
                        ],
                        default="month",
                        max_length=7,
                    ),
                ),
                ("theme", models.CharField(blank=True, help_text="The set it belongs to.", max_length=80)),
                ("unintended", models.TextField(blank=True, help_text="What it may do that nobody wants.")),
                (
                    "guidance",
                    models.TextField(blank=True, help_text="The guidance or source that it follows."),
                ),
                ("guidance_url", models.URLField(blank=True, max_length=300)),
                (
                    "stops",
                    models.TextField(blank=True, help_text="What that guidance says should have stopped."),
                ),
                (
                    "quality",
                    models.TextField(
                        blank=True, help_text="What is known of how good its figures usually are."
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
                "ordering": ["title", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_measure_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_measure_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Definition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("counts", models.TextField(help_text="What it counts.")),
                ("unit", models.CharField(max_length=80)),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "More is better"),
                            ("down", "Less is better"),
                            ("neither", "Neither is better in itself"),
                        ],
                        max_length=7,
                    ),
                ),
                ("population", models.TextField(blank=True, help_text="Among whom.")),
                ("numerator", models.TextField(blank=True, help_text="Of a share or rate: what is counted.")),
                ("denominator", models.TextField(blank=True, help_text="Of a share or rate: out of what.")),
                (
                    "per",
                    models.PositiveIntegerField(
                        default=100, help_text="Of a share or rate: out of how many it is told."
                    ),
                ),
                (
                    "of_people",
                    models.BooleanField(help_text="Whether it counts people: small numbers are then hidden."),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="What is different from the one before.", max_length=300
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
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
                        related_name="definitions",
                        to="evidence.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "number"),
                        name="evidence_definition_has_its_number",
                        violation_error_message="This version is there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", ""), ("numerator", "")),
                            models.Q(("numerator", ""), ("denominator", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_definition_says_both_halves",
                        violation_error_message="Say both what is counted and out of what, or neither.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("per__gte", 1)),
                        name="evidence_definition_is_told_out_of_some",
                        violation_error_message="Say out of how many it is told: 100 for percent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeForm",
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
                ("intro", models.TextField(help_text="What it is for.")),
                ("questions", models.JSONField(default=list, help_text="One to five, in words.")),
                ("worst", models.CharField(help_text="What 0 means.", max_length=80)),
                ("best", models.CharField(help_text="What 10 means.", max_length=80)),
                ("is_open", models.BooleanField(default=True)),
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
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="OutcomeAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(help_text="The first day of the period.")),
                ("score", models.FloatField(help_text="The mean of the answers, 0 to 10.")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="evidence.outcomeform",
                    ),
                ),
            ],
            options={
                "ordering": ["form", "starts_on", "score"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 10)),
                        name="evidence_outcomeanswer_lies_on_its_scale",
                        violation_error_message="An answer lies between 0 and 10.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_id", models.CharField(max_length=120, unique=True)),
                (
                    "world",
                    models.CharField(
                        choices=[("real", "Real"), ("practice", "Practice town: invented")],
                        default="real",
                        max_length=8,
                    ),
                ),
                ("table", models.CharField(help_text="Which table of the source.", max_length=60)),
                ("metric", models.CharField(help_text="What is counted.", max_length=60)),
                ("group", models.CharField(max_length=40)),
                ("group_name", models.CharField(max_length=120)),
                ("region", models.CharField(max_length=40)),
                ("event", models.CharField(max_length=40)),
                ("count", models.PositiveIntegerField()),
                (
                    "row_kind",
                    models.CharField(
                        choices=[
                            ("cell", "A cell"),
                            ("printed-row-total", "The total of a row as printed"),
                            ("computed-row-sum", "The sum of a row's cells"),
                            ("printed-column-total", "The total of a column as printed"),
                            ("printed-grand-total", "The total of all as printed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Revisit",
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
                    "years",
                    models.PositiveSmallIntegerField(help_text="How many years since the start it covers."),
                ),
                ("words", models.TextField(help_text="What happened, and why it came otherwise.")),
                ("looked_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisits",
                        to="evidence.case",
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
                    "version",
                    models.ForeignKey(
                        help_text="What was expected.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.caseversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-looked_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("years__gte", 1)),
                        name="evidence_revisit_covers_a_year",
                        violation_error_message="Look back at a year or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="evidence_revisit_says_what_happened",
                        violation_error_message="Say what happened.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisitFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stream", models.CharField(help_text="Its id in the case format.", max_length=60)),
                ("name", models.CharField(max_length=200)),
                (
                    "is_cost",
                    models.BooleanField(help_text="It is paid or given up; else it is what the case brings."),
                ),
                ("expected", models.BigIntegerField(help_text="Pounds, as the case had it, not discounted.")),
                ("came_to", models.BigIntegerField(help_text="Pounds, as it really was.")),
                (
                    "shown_by",
                    models.CharField(blank=True, help_text="Where the figure comes from.", max_length=300),
                ),
                (
                    "revisit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="evidence.revisit",
                    ),
                ),
            ],
            options={
                "ordering": ["revisit", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revisit", "stream"),
                        name="evidence_revisitfigure_is_said_once",
                        violation_error_message="This line has its figure already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
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
                (
                    "label",
                    models.CharField(
                        blank=True, help_text="Its own name; empty: that of its measure.", max_length=200
                    ),
                ),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("day", "Every day"),
                            ("week", "Every week"),
                            ("month", "Every month"),
                            ("quarter", "Every quarter"),
                            ("year", "Every year"),
                        ],
                        default="month",
                        max_length=7,
                    ),
                ),
                ("target", models.FloatField(blank=True, null=True)),
                ("target_by", models.DateField(blank=True, null=True)),
                ("baseline_from", models.DateField(blank=True, null=True)),
                ("baseline_to", models.DateField(blank=True, null=True)),
                (
                    "people",
                    models.PositiveIntegerField(
                        blank=True, help_text="About how many people it speaks of.", null=True
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, help_text="From when on nobody keeps it any more.", null=True
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.actor",
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
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="evidence.definition",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="offers.offer",
                    ),
                ),
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="partnerships.partnership",
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
                "verbose_name_plural": "series",
                "ordering": ["id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_series_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_series_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("place__isnull", False),
                            ("actor__isnull", False),
                            ("offer__isnull", False),
                            ("partnership__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_series_is_kept_for_something",
                        violation_error_message="Say for which place, organisation or project it is kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline_from__isnull", True), ("baseline_to__isnull", True)),
                            models.Q(
                                ("baseline_from__isnull", False),
                                ("baseline_from__lte", models.F("baseline_to")),
                                ("baseline_to__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_series_baseline_has_both_ends",
                        violation_error_message="Say from when until when the time before was, the first day first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recalculation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(help_text="The first day that counts anew.")),
                ("why", models.CharField(help_text="What was changed.", max_length=300)),
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
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recalculations",
                        to="evidence.series",
                    ),
                ),
            ],
            options={
                "ordering": ["series", "starts_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "starts_on"),
                        name="evidence_recalculation_starts_once",
                        violation_error_message="What is usual is worked out anew from this day already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="outcomeform",
            name="series",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="form", to="evidence.series"
            ),
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("value", models.FloatField(help_text="Of a share or rate: worked out from its halves.")),
                ("numerator", models.FloatField(blank=True, null=True)),
                ("denominator", models.FloatField(blank=True, null=True)),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("ok", "As counted"),
                            ("estimated", "Estimated"),
                            ("partial", "Not all was counted"),
                        ],
                        default="ok",
                        max_length=9,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("hand", "Typed in"),
                            ("file", "From a file"),
                            ("api", "Sent by a program"),
                            ("asked", "From what people answered"),
                        ],
                        max_length=5,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("replaced_why", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="evidence.series",
                    ),
                ),
            ],
            options={
                "ordering": ["series", "starts_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("series", "starts_on"),
                        name="evidence_observation_stands_once",
                        violation_error_message="There is a figure for this time already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="evidence_observation_ends_after_it_starts",
                        violation_error_message="The last day must not lie before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator__isnull", True), ("numerator__isnull", True)),
                            models.Q(
                                ("denominator__gt", 0),
                                ("denominator__isnull", False),
                                ("numerator__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_observation_has_both_halves",
                        violation_error_message="A share needs both halves, out of more than nothing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="beside",
                        to="evidence.evaluation",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.series"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evaluation series",
                "ordering": ["evaluation", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluation", "series"),
                        name="evidence_evaluationseries_stands_once",
                        violation_error_message="This figure is compared already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="evaluation",
            name="series",
            field=models.ForeignKey(
                blank=True,
                help_text="The figure that is looked at.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evaluations",
                to="evidence.series",
            ),
        ),
        migrations.CreateModel(
            name="BoardSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[("demand", "What is asked for"), ("capacity", "What can be given")],
                        max_length=8,
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shown", to="evidence.board"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="evidence.series"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "board series",
                "ordering": ["board", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "series"),
                        name="evidence_boardseries_stands_once",
                        violation_error_message="This figure is on it already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("part", ""), _negated=True),
                        fields=("board", "part"),
                        name="evidence_boardseries_has_one_of_each_part",
                        violation_error_message="One figure says what is asked for, and one what can be given.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(help_text="Its id in the case format.", max_length=40)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("agreed", "These figures are right"),
                            ("with-comment", "Right, with a comment"),
                            ("not-agreed", "Not right"),
                        ],
                        max_length=12,
                    ),
                ),
                ("said", models.TextField(blank=True)),
                (
                    "office",
                    models.CharField(help_text="The office by which this person may say so.", max_length=200),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.actor"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="evidence.case",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="evidence.caseversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", "agreed"), models.Q(("said", ""), _negated=True), _connector="OR"
                        ),
                        name="evidence_signoff_objects_with_a_reason",
                        violation_error_message="Say what is not right, or what you want to add.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stamp",
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
                ("standard", models.CharField(help_text="Which standard, with its edition.", max_length=200)),
                ("judge_name", models.CharField(help_text="Which organisation judged.", max_length=200)),
                ("here", models.BooleanField(default=False, help_text="Given here by the judge.")),
                ("judged_on", models.DateField()),
                (
                    "on_what",
                    models.TextField(help_text="Which version of it, and which evidence, was judged."),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("met", "It meets the standard"),
                            ("partly", "It meets part of it"),
                            ("not-met", "It does not meet it"),
                        ],
                        max_length=7,
                    ),
                ),
                ("until", models.DateField(blank=True, help_text="Until when it holds.", null=True)),
                ("url", models.URLField(blank=True, help_text="Where the judge says so.", max_length=1000)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "judge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stamps", to="offers.offer"
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
                "ordering": ["-judged_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standard", ""), _negated=True),
                            models.Q(("judge_name", ""), _negated=True),
                            models.Q(("on_what", ""), _negated=True),
                        ),
                        name="evidence_stamp_says_all_four",
                        violation_error_message="Say by which standard, who judged, when and on what.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_on__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_stamp_is_withdrawn_with_a_reason",
                        violation_error_message="Say why it no longer holds.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("judged_on")), _connector="OR"
                        ),
                        name="evidence_stamp_ends_after_it_was_given",
                        violation_error_message="It cannot end before it was given.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(help_text="A key of `standard_rules`.", max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("there", "There"),
                            ("partly", "Partly there"),
                            ("missing", "Missing"),
                            ("not-needed", "Does not apply"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, help_text="Where it can be read.", max_length=1000)),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standard_answers",
                        to="innovations.innovation",
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
                "ordering": ["-said_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "missing"),
                            models.Q(("words", ""), _negated=True),
                            models.Q(
                                models.Q(("state", "not-needed"), _negated=True),
                                models.Q(("url", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_standardanswer_says_where_or_why_not",
                        violation_error_message="Say what there is or where it is, or why it does not apply.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("behind", "It works behind the scenes"),
                            ("informs", "It informs people, or lets them talk"),
                            ("cares", "It gives care, or decides about care"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "stakes",
                    models.CharField(
                        choices=[
                            ("low", "Little could go wrong"),
                            ("high", "People could be harmed, or much money is at stake"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "innovation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standard_level",
                        to="innovations.innovation",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Terms",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fixed", "A fixed sum"),
                            ("activity", "A fee for each one done"),
                            ("bonus", "A bonus for results"),
                            ("milestone", "A sum when so much is reached"),
                            ("gain-share", "A share of the gain"),
                            ("risk-share", "Shared costs"),
                            ("investment", "Lent and paid back by results"),
                        ],
                        max_length=10,
                    ),
                ),
                ("numbers", models.JSONField(help_text="As terms_rules.FIELDS names them for the kind.")),
                (
                    "why",
                    models.TextField(
                        blank=True, help_text="Why these, in the words of whoever proposes them."
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        blank=True, help_text="Who proposes; nothing: who writes the case.", max_length=40
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed by all"),
                            ("refused", "Not agreed"),
                            ("replaced", "Another took its place"),
                        ],
                        default="proposed",
                        max_length=8,
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="evidence.case"
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="evidence.caseversion",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "terms",
                "ordering": ["case", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "number"),
                        name="evidence_terms_have_their_number",
                        violation_error_message="These terms are there already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("case",),
                        name="evidence_terms_are_asked_one_at_a_time",
                        violation_error_message="Others are being asked. They end when new ones are proposed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on__isnull", True), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True), ("settled_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="evidence_terms_are_settled_on_a_day",
                        violation_error_message="Terms are settled once, on a day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(help_text="Its id in the case format.", max_length=40)),
                ("is_agreed", models.BooleanField()),
                ("said", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.actor"
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="evidence.terms",
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
                "ordering": ["terms", "at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("terms", "party"),
                        name="evidence_termsanswer_is_one_a_party",
                        violation_error_message="This party has answered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_agreed", True), models.Q(("said", ""), _negated=True), _connector="OR"
                        ),
                        name="evidence_termsanswer_refuses_with_a_reason",
                        violation_error_message="Say what would have to be otherwise.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrialResult",
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
                ("site", models.CharField(max_length=200)),
                ("way", models.CharField(help_text="What was done or used there.", max_length=120)),
                (
                    "is_usual",
                    models.BooleanField(default=False, help_text="The way that the others are held against."),
                ),
                ("people", models.PositiveIntegerField(help_text="How many people, or tests.")),
                (
                    "count",
                    models.PositiveIntegerField(
                        blank=True, help_text="Of how many of them it was true.", null=True
                    ),
                ),
                ("mean", models.FloatField(blank=True, null=True)),
                ("spread", models.FloatField(blank=True, help_text="Standard deviation.", null=True)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="evidence.evaluation",
                    ),
                ),
            ],
            options={
                "ordering": ["evaluation", "site", "-is_usual", "way"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluation", "site", "way"),
                        name="evidence_trialresult_is_said_once",
                        violation_error_message="This way has its result at this site already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("count__isnull", False), ("mean__isnull", True), ("spread__isnull", True)
                            ),
                            models.Q(
                                ("count__isnull", True),
                                ("mean__isnull", False),
                                ("spread__gte", 0),
                                ("spread__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_trialresult_is_a_count_or_a_mean",
                        violation_error_message="Give a number of people, or a mean with its spread.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__gte", 1),
                            models.Q(
                                ("count__isnull", True), ("count__lte", models.F("people")), _connector="OR"
                            ),
                        ),
                        name="evidence_trialresult_counts_no_more_than_there_are",
                        violation_error_message="It cannot be true of more people than took part.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitCost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("name", models.CharField(max_length=250)),
                ("unit", models.CharField(help_text="One of what: visit, hour, night.", max_length=80)),
                ("value", models.FloatField(help_text="Pounds.")),
                ("low", models.FloatField(blank=True, null=True)),
                ("high", models.FloatField(blank=True, null=True)),
                ("year", models.PositiveSmallIntegerField(help_text="The year of the prices.")),
                ("source", models.CharField(max_length=300)),
                ("licence", models.CharField(max_length=200)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["name", "unit", "-year", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            models.Q(("licence", ""), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                        ),
                        name="evidence_unitcost_says_where_it_comes_from",
                        violation_error_message="Give the source, its licence, and the unit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("high__isnull", True), ("low__isnull", True)),
                            models.Q(("high__gte", models.F("value")), ("low__lte", models.F("value"))),
                            _connector="OR",
                        ),
                        name="evidence_unitcost_lies_in_its_range",
                        violation_error_message="The range holds the value: give both ends, or neither.",
                    ),
                    models.UniqueConstraint(
                        fields=("world", "source", "year", "name", "unit"),
                        name="evidence_unitcost_stands_once_in_its_list",
                        violation_error_message="This is in the list already.",
                    ),
                ],
            },
        ),
    ]
