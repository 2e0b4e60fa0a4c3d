"""Sharings: scarce help shared among several things needed; how many places an introduction is about."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.exchange.audit.refs


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_people"),
        ("matches", "0003_introductions"),
        ("needs", "0004_posting"),
        ("offers", "0006_skills"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("takes", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="SharedOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gives", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="SharedPair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.FloatField(help_text="How well the two fit, above 0 to 1.")),
                ("why", models.JSONField(default=list, help_text="Why, a sentence each.")),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[("pinned", "Always together"), ("apart", "Not together")],
                        max_length=6,
                    ),
                ),
                (
                    "not_sent",
                    models.CharField(blank=True, help_text="A key of `notices.WHY_NOT`.", max_length=12),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Sharing",
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
                    "world",
                    models.CharField(
                        choices=[("real", "Real"), ("practice", "Practice town: invented")],
                        default="real",
                        max_length=8,
                    ),
                ),
                (
                    "fair",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "Most good overall"),
                            ("floor", "Nobody left out"),
                            ("leximin", "Worst-off first"),
                        ],
                        help_text="What was chosen and sent.",
                        max_length=7,
                    ),
                ),
                (
                    "run",
                    models.CharField(
                        help_text="The run of `analyses` that worked it out last.", max_length=36
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="introduction",
            name="places",
            field=models.PositiveSmallIntegerField(
                default=1, help_text="How many places of the offer it is about."
            ),
        ),
        migrations.AlterField(
            model_name="introduction",
            name="holds_place",
            field=models.BooleanField(default=False, help_text="They are taken of the offer's capacity."),
        ),
        migrations.AddConstraint(
            model_name="introduction",
            constraint=models.CheckConstraint(
                condition=models.Q(("places__gt", 0)),
                name="matches_introduction_is_about_a_place",
                violation_error_message="An introduction is about one place or more.",
            ),
        ),
        migrations.AddField(
            model_name="sharedneed",
            name="need",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="needs.need"
            ),
        ),
        migrations.AddField(
            model_name="sharedoffer",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="offers.offer"
            ),
        ),
        migrations.AddField(
            model_name="sharedpair",
            name="introduction",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="matches.introduction",
            ),
        ),
        migrations.AddField(
            model_name="sharedpair",
            name="need",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="needs.need"
            ),
        ),
        migrations.AddField(
            model_name="sharedpair",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="offers.offer"
            ),
        ),
        migrations.AddField(
            model_name="sharing",
            name="party",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.party",
            ),
        ),
        migrations.AddField(
            model_name="sharing",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sharedpair",
            name="sharing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="pairs", to="matches.sharing"
            ),
        ),
        migrations.AddField(
            model_name="sharedoffer",
            name="sharing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="matches.sharing"
            ),
        ),
        migrations.AddField(
            model_name="sharedneed",
            name="sharing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="matches.sharing"
            ),
        ),
        migrations.AddConstraint(
            model_name="sharing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fair", ""), ("sent_at__isnull", True)),
                    models.Q(("sent_at__isnull", False), models.Q(("fair", ""), _negated=True)),
                    _connector="OR",
                ),
                name="matches_sharing_is_sent_exactly_with_a_choice",
                violation_error_message="Choose what is fair before it is sent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedpair",
            constraint=models.UniqueConstraint(
                fields=("sharing", "need", "offer"),
                name="matches_sharedpair_fits_once",
                violation_error_message="These two are already compared.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gt", 0), ("value__lte", 1)),
                name="matches_sharedpair_value_lies_between_0_and_1",
                violation_error_message="How well two fit lies between 0 and 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("introduction__isnull", True), ("not_sent", ""), _connector="OR"),
                name="matches_sharedpair_is_sent_or_refused",
                violation_error_message="What was sent was not refused.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedoffer",
            constraint=models.UniqueConstraint(
                fields=("sharing", "offer"),
                name="matches_sharedoffer_is_shared_once",
                violation_error_message="This help is already among what is shared.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedneed",
            constraint=models.UniqueConstraint(
                fields=("sharing", "need"),
                name="matches_sharedneed_shares_once",
                violation_error_message="This is already among what is needed.",
            ),
        ),
    ]
