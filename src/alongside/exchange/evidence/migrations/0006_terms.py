import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.exchange.audit.refs


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0005_backgrounds"),
        ("evidence", "0005_claims"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            },
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(
                fields=("case", "number"),
                name="evidence_terms_have_their_number",
                violation_error_message="These terms are there already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("case",),
                name="evidence_terms_are_asked_one_at_a_time",
                violation_error_message="Others are being asked. They end when new ones are proposed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_on__isnull", True), ("state", "proposed")),
                    models.Q(models.Q(("state", "proposed"), _negated=True), ("settled_on__isnull", False)),
                    _connector="OR",
                ),
                name="evidence_terms_are_settled_on_a_day",
                violation_error_message="Terms are settled once, on a day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsanswer",
            constraint=models.UniqueConstraint(
                fields=("terms", "party"),
                name="evidence_termsanswer_is_one_a_party",
                violation_error_message="This party has answered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_agreed", True), models.Q(("said", ""), _negated=True), _connector="OR"
                ),
                name="evidence_termsanswer_refuses_with_a_reason",
                violation_error_message="Say what would have to be otherwise.",
            ),
        ),
    ]
