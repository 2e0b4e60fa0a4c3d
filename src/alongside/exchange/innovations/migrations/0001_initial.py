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
        ("matches", "0005_acquaintances"),
        ("offers", "0006_skills"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Adoption",
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
                    "planned_on",
                    models.DateField(blank=True, help_text="The day planned for the start.", null=True),
                ),
                ("started_on", models.DateField(blank=True, null=True)),
                ("stopped_on", models.DateField(blank=True, null=True)),
                (
                    "trigger",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("failure", "Something had gone wrong"),
                            ("excellence", "We saw it work well elsewhere"),
                            ("mandate", "We were told to"),
                            ("money", "There was money for it"),
                            ("staff", "An idea of our staff"),
                            ("residents", "People who live here asked for it"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "thanks",
                    models.TextField(blank=True, help_text="Shown on the page of whom it was borrowed from."),
                ),
                (
                    "users",
                    models.PositiveIntegerField(
                        blank=True, help_text="How many people it serves there.", null=True
                    ),
                ),
                (
                    "money",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds it took to get going.", null=True
                    ),
                ),
                (
                    "yearly",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds a year to keep it going.", null=True
                    ),
                ),
                (
                    "hours",
                    models.PositiveIntegerField(
                        blank=True, help_text="Hours of work it took to get going.", null=True
                    ),
                ),
                (
                    "weeks",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Weeks from yes to in use.", null=True
                    ),
                ),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="How many worked on it.", null=True
                    ),
                ),
                (
                    "fidelity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "As it was"),
                            ("small", "With small changes"),
                            ("large", "With large changes"),
                        ],
                        max_length=5,
                    ),
                ),
                ("context", models.TextField(blank=True, help_text="What it was like there before.")),
                ("steps", models.TextField(blank=True, help_text="What they did, step by step, one a line.")),
                (
                    "routines",
                    models.TextField(blank=True, help_text="What must be in place every day, one a line."),
                ),
                (
                    "pitfalls",
                    models.TextField(blank=True, help_text="What went wrong or nearly did, one a line."),
                ),
                ("will_talk", models.BooleanField(default=False)),
                ("talk_how", models.CharField(blank=True, help_text="Given to be shown.", max_length=200)),
                (
                    "stop",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no-effect", "It did not help enough"),
                            ("harm", "It did harm"),
                            ("cost", "It cost too much"),
                            ("money-ended", "The money for it ended"),
                            ("people-left", "The people behind it left"),
                            ("not-used", "Too few people used it"),
                            ("replaced", "Something better came"),
                            ("done", "It had done its work"),
                            ("other", "Something else"),
                        ],
                        max_length=11,
                    ),
                ),
                ("stop_words", models.TextField(blank=True)),
                (
                    "would_again",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("changed", "Yes, if some of it were different"),
                            ("no", "No"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "again",
                    models.ForeignKey(
                        blank=True,
                        help_text="The adoption that stopped, to which this is a return.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="returns",
                        to="innovations.adoption",
                    ),
                ),
                (
                    "borrowed_from",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the site saw or got it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="lent",
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
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        help_text="The adoption it was borrowed from.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="borrowed_by",
                        to="innovations.adoption",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
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
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="took_over",
                        to="offers.offer",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="directory.actor",
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
                "ordering": ["-started_on", "-planned_on", "-id"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["offer", "started_on", "stopped_on"], name="innovations_adoption_when"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_adoption_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_adoption_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_on__isnull", False), ("started_on__isnull", False), _connector="OR"
                        ),
                        name="innovations_adoption_has_a_day",
                        violation_error_message="Say when you started, or when you plan to.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True),
                            ("stopped_on__isnull", True),
                            ("started_on__lte", models.F("stopped_on")),
                            _connector="OR",
                        ),
                        name="innovations_adoption_stops_after_it_starts",
                        violation_error_message="The day you stopped must not lie before the day you started.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stop", ""), ("stopped_on__isnull", True)),
                            models.Q(("stopped_on__isnull", False), models.Q(("stop", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="innovations_adoption_stops_with_a_reason",
                        violation_error_message="Say why you stopped.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_on__isnull", True)),
                        fields=("offer", "site"),
                        name="innovations_adoption_is_used_once_at_a_time",
                        violation_error_message="You have said already that you use this.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adaptation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(help_text="What was changed.")),
                ("why", models.TextField(blank=True)),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adaptations",
                        to="innovations.adoption",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Displacement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="The old way of doing things, in their words.", max_length=250
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("planned", "We plan to stop it"),
                            ("partly", "We do less of it"),
                            ("wholly", "We stopped it altogether"),
                        ],
                        max_length=7,
                    ),
                ),
                ("on", models.DateField(help_text="From when, as planned or real.")),
                (
                    "pounds_planned",
                    models.PositiveIntegerField(blank=True, help_text="Pounds a year.", null=True),
                ),
                (
                    "pounds_real",
                    models.PositiveIntegerField(blank=True, help_text="Pounds a year.", null=True),
                ),
                (
                    "cash",
                    models.BooleanField(
                        blank=True, help_text="Whether the money can be spent elsewhere.", null=True
                    ),
                ),
                (
                    "hours_planned",
                    models.PositiveIntegerField(blank=True, help_text="Hours of work a month.", null=True),
                ),
                (
                    "hours_real",
                    models.PositiveIntegerField(blank=True, help_text="Hours of work a month.", null=True),
                ),
                (
                    "beds_planned",
                    models.PositiveIntegerField(blank=True, help_text="Beds or places.", null=True),
                ),
                (
                    "beds_real",
                    models.PositiveIntegerField(blank=True, help_text="Beds or places.", null=True),
                ),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="displacements",
                        to="innovations.adoption",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        blank=True,
                        help_text="The old way of doing things, where it has an entry.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="displaced",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="innovations_displacement_is_said_in_words",
                        violation_error_message="Say what you stopped, in a few words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extent", "planned"), _negated=True),
                            models.Q(
                                ("beds_real__isnull", True),
                                ("hours_real__isnull", True),
                                ("pounds_real__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="innovations_displacement_planned_frees_nothing_yet",
                        violation_error_message="What is only planned has set nothing free yet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Innovation",
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
                    "word",
                    models.CharField(
                        choices=[
                            ("innovation", "New way of doing things; product"),
                            ("improvement", "Change that made things better"),
                        ],
                        default="innovation",
                        max_length=11,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "idea"),
                            ("development", "development"),
                            ("testing", "testing"),
                            ("adoption", "adoption"),
                            ("diffusion", "diffusion"),
                            ("scale-up", "scale-up"),
                            ("decommissioning", "decommissioning"),
                        ],
                        help_text="Empty: not known.",
                        max_length=15,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("moving", "Going on"),
                            ("paused", "Paused"),
                            ("stopped", "Stopped, with what was learned"),
                            ("retired", "Closed down"),
                        ],
                        default="moving",
                        max_length=7,
                    ),
                ),
                (
                    "status_why",
                    models.TextField(blank=True, help_text="Why it is paused, stopped or closed down."),
                ),
                (
                    "lesson",
                    models.TextField(blank=True, help_text="What others should know where it was stopped."),
                ),
                (
                    "cost",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds a year, as far as known.", null=True
                    ),
                ),
                (
                    "value",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds a year, as far as known.", null=True
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True,
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                    ),
                ),
                (
                    "horizon",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Years until it pays off.", null=True
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=80)),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="innovation",
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
                "ordering": ["-changed_at", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_innovation_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_innovation_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "moving"), models.Q(("status_why", ""), _negated=True), _connector="OR"
                        ),
                        name="innovations_innovation_halts_with_a_reason",
                        violation_error_message="Say why it is paused, stopped or closed down.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "stopped"), _negated=True),
                            models.Q(("lesson", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="innovations_innovation_stops_with_a_lesson",
                        violation_error_message="Say what was learned, so that others need not learn it again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("horizon__isnull", True), ("horizon__lte", 50), _connector="OR"),
                        name="innovations_innovation_pays_within_a_lifetime",
                        violation_error_message="Give the years until it pays off, at most 50.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GateShown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stage", models.CharField(max_length=16)),
                ("item", models.CharField(help_text="A key of `stages.gate_of`.", max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("not-yet", "Not yet"),
                            ("not-needed", "Does not apply"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="What shows it, or why it does not apply.")),
                ("url", models.URLField(blank=True, help_text="Where the evidence lies.", max_length=1000)),
                ("said_at", models.DateTimeField(auto_now_add=True)),
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
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown",
                        to="innovations.innovation",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "not-yet"),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("state", "shown"), models.Q(("url", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="innovations_gateshown_says_how_or_why_not",
                        violation_error_message="Say what shows it, or why it does not apply.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GateDecision",
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
                ("stage", models.CharField(help_text="Where it was when it was decided.", max_length=16)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("on", "It goes on"),
                            ("hold", "It waits"),
                            ("back", "It goes back"),
                            ("stop", "It stops"),
                        ],
                        max_length=4,
                    ),
                ),
                ("to_stage", models.CharField(help_text="Where it is after it.", max_length=16)),
                ("organisation", models.CharField(help_text="Who decided.", max_length=200)),
                (
                    "role",
                    models.CharField(
                        help_text="As what: a board, a post. No name of a person.", max_length=120
                    ),
                ),
                ("evidence", models.TextField(help_text="What it was decided on.")),
                ("reasons", models.TextField()),
                ("decided_on", models.DateField()),
                (
                    "again_on",
                    models.DateField(blank=True, help_text="By when the next decision is due.", null=True),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrected_by",
                        to="innovations.gatedecision",
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
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gate_decisions",
                        to="innovations.innovation",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reasons", ""), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                        ),
                        name="innovations_gatedecision_has_reasons",
                        violation_error_message="Say who decided, on what, and why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision__in", ["on", "back"]), ("to_stage", models.F("stage")), _connector="OR"
                        ),
                        name="innovations_gatedecision_moves_only_on_or_back",
                        violation_error_message="What waits or stops stays where it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("again_on__isnull", True),
                            ("again_on__gt", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="innovations_gatedecision_comes_again_later",
                        violation_error_message="The next decision comes after this one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appraisal",
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
                            ("appraisal", "Appraisal: is it worth it?"),
                            ("regulation", "Permission to sell or use it"),
                            ("standard", "A standard it meets"),
                            ("designation", "Chosen as one to spread"),
                            ("access", "A faster way in"),
                            ("purchase", "Bought or commissioned"),
                        ],
                        max_length=11,
                    ),
                ),
                ("body", models.CharField(max_length=200)),
                (
                    "name",
                    models.CharField(
                        help_text="What it is called: guidance, a mark, a programme.", max_length=200
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("nominated", "Put forward"),
                            ("under-way", "Under way"),
                            ("shortlisted", "On the short list"),
                            ("positive", "Yes"),
                            ("conditional", "Yes, with conditions"),
                            ("negative", "No"),
                            ("withdrawn", "Taken back"),
                        ],
                        max_length=11,
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, help_text="Where the body says so.", max_length=1000)),
                ("next_step", models.CharField(blank=True, max_length=250)),
                ("next_on", models.DateField(blank=True, null=True)),
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
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appraisals",
                        to="innovations.innovation",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_on__isnull", True),
                            models.Q(("next_step", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="innovations_appraisal_next_has_a_step",
                        violation_error_message="Say what the next step is.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                            ("beside", "Needs it beside"),
                            ("part-of", "Is part of"),
                            ("replaces", "Takes the place of"),
                            ("improves", "Makes better"),
                            ("built-on", "Is built on"),
                        ],
                        max_length=8,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="innovations.innovation",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="linked_from",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("innovation", "kind", "offer"),
                        name="innovations_link_is_said_once",
                        violation_error_message="This is said already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                            ("step", "A step of the work"),
                            ("lab", "A session to think and try things together"),
                            ("influence", "Something that changes what people do"),
                        ],
                        default="step",
                        max_length=9,
                    ),
                ),
                ("what", models.CharField(max_length=250)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "evidence",
                    models.TextField(
                        blank=True, help_text="What shows that it was done, and what came of it."
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000)),
                (
                    "people",
                    models.PositiveIntegerField(blank=True, help_text="How many took part.", null=True),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
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
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="innovations_milestone_is_done_with_evidence",
                        violation_error_message="Say what shows that it was done.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedOn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(help_text="What was passed on.")),
                (
                    "worked",
                    models.CharField(
                        choices=[
                            ("yes", "It helped"),
                            ("partly", "It helped in part"),
                            ("no", "It did not help here"),
                            ("early", "Too early to say"),
                        ],
                        max_length=6,
                    ),
                ),
                ("learned", models.TextField(blank=True, help_text="What the next site learned.")),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passed_on",
                        to="innovations.adoption",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Portfolio",
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
                ("about", models.TextField(blank=True, help_text="What it is for.")),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("budget", models.PositiveIntegerField(blank=True, help_text="Pounds a year.", null=True)),
                (
                    "hours",
                    models.PositiveIntegerField(
                        blank=True, help_text="Hours a month that staff have for what is new.", null=True
                    ),
                ),
                (
                    "large_from",
                    models.PositiveIntegerField(
                        default=50000, help_text="Pounds: from here on a project is large money."
                    ),
                ),
                (
                    "target",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Shares aimed for in percent, by kind of part and part.",
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
                        name="innovations_portfolio_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_portfolio_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("starts_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="innovations_portfolio_ends_after_it_starts",
                        violation_error_message="The last day must not lie before the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PortfolioChoice",
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
                ("reasons", models.TextField(help_text="Why this set.")),
                ("budget", models.PositiveIntegerField(help_text="Pounds a year that could be spent.")),
                (
                    "hours",
                    models.PositiveIntegerField(
                        blank=True, help_text="Hours a month that could be given.", null=True
                    ),
                ),
                (
                    "best",
                    models.BooleanField(help_text="Whether it was the best set by the figures, proven."),
                ),
                (
                    "run",
                    models.CharField(help_text="The run of `analyses` that worked it out.", max_length=36),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "portfolio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="innovations.portfolio",
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
            name="PortfolioChosen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cost", models.PositiveIntegerField()),
                ("value_low", models.PositiveIntegerField()),
                ("value_likely", models.PositiveIntegerField()),
                ("value_high", models.PositiveIntegerField()),
                ("cash", models.PositiveIntegerField(blank=True, null=True)),
                ("hours", models.PositiveIntegerField(blank=True, null=True)),
                ("frees_hours", models.PositiveIntegerField(blank=True, null=True)),
                ("wellbeing", models.FloatField(blank=True, null=True)),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chosen",
                        to="innovations.portfoliochoice",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="offers.offer"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("choice", "offer"),
                        name="innovations_portfoliochosen_stands_once",
                        violation_error_message="This is already in the set.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PortfolioItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cost", models.PositiveIntegerField(blank=True, help_text="Pounds a year.", null=True)),
                (
                    "value_low",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds a year it may be worth.", null=True
                    ),
                ),
                ("value_likely", models.PositiveIntegerField(blank=True, null=True)),
                ("value_high", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "cash",
                    models.PositiveIntegerField(
                        blank=True, help_text="Pounds of it that can be spent elsewhere.", null=True
                    ),
                ),
                (
                    "hours",
                    models.PositiveIntegerField(
                        blank=True, help_text="Hours a month it takes from staff.", null=True
                    ),
                ),
                (
                    "frees_hours",
                    models.PositiveIntegerField(
                        blank=True, help_text="Hours a month it gives back to staff.", null=True
                    ),
                ),
                (
                    "wellbeing",
                    models.FloatField(
                        blank=True,
                        help_text="Years lived one step better on a scale of ten, a year.",
                        null=True,
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True,
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                    ),
                ),
                (
                    "horizon",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Years until it brings something.", null=True
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=80)),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[("must", "Must be in it"), ("never", "Must not be in it")],
                        max_length=5,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="offers.offer"
                    ),
                ),
                (
                    "portfolio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="innovations.portfolio",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("portfolio", "offer"),
                        name="innovations_portfolioitem_stands_once",
                        violation_error_message="This is already among your projects.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value_high__isnull", True),
                                ("value_likely__isnull", True),
                                ("value_low__isnull", True),
                            ),
                            models.Q(
                                ("value_likely__isnull", False),
                                models.Q(
                                    ("value_low__isnull", True),
                                    ("value_low__lte", models.F("value_likely")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("value_high__isnull", True),
                                    ("value_likely__lte", models.F("value_high")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="innovations_portfolioitem_worth_is_in_order",
                        violation_error_message="What it is likely worth lies between the least and the most.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        help_text="A key of `record_rules`; `nhs:` before one kept as it is.", max_length=100
                    ),
                ),
                (
                    "value",
                    models.JSONField(
                        blank=True, help_text="A text, or texts; empty where it was taken back.", null=True
                    ),
                ),
                ("version", models.PositiveIntegerField(help_text="1 for what was said first.")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("said", "Said here"),
                            ("file", "Taken from a file"),
                            ("restored", "Put back as it was"),
                        ],
                        default="said",
                        max_length=8,
                    ),
                ),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
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
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("innovation", "question", "version"),
                        name="innovations_recordanswer_has_its_version_once",
                        violation_error_message="Somebody answered this at the same time. Look at what they said.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)),
                        name="innovations_recordanswer_versions_begin_at_one",
                        violation_error_message="Versions are counted from 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollOut",
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
                    "sponsor",
                    models.CharField(
                        blank=True, help_text="Who opens doors for it, name and role.", max_length=200
                    ),
                ),
                ("sites_target", models.PositiveSmallIntegerField()),
                (
                    "people_target",
                    models.PositiveIntegerField(
                        blank=True, help_text="People served, at all sites.", null=True
                    ),
                ),
                ("by_on", models.DateField(help_text="The day by which the target is to be met.")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roll_outs",
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
                "ordering": ["by_on", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_rollout_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="innovations_rollout_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sites_target__gte", 1)),
                        name="innovations_rollout_aims_at_a_site",
                        violation_error_message="Say at how many sites it is to be used.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollOutSite",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("planned_on", models.DateField()),
                (
                    "sponsor",
                    models.CharField(
                        blank=True, help_text="Who backs it there, name and role.", max_length=200
                    ),
                ),
                (
                    "people_target",
                    models.PositiveIntegerField(blank=True, help_text="People served there.", null=True),
                ),
                (
                    "roll_out",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sites",
                        to="innovations.rollout",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.actor"
                    ),
                ),
            ],
            options={
                "ordering": ["planned_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("roll_out", "site"),
                        name="innovations_rolloutsite_is_planned_once",
                        violation_error_message="This organisation is in the plan already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sponsor",
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
                            ("policy", "In policy: somebody who can open doors"),
                            ("practice", "In practice: somebody at the front line"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "stage",
                    models.CharField(blank=True, help_text="At which stage; empty for all.", max_length=16),
                ),
                ("organisation", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=120)),
                ("site", models.CharField(blank=True, help_text="Practice: where.", max_length=200)),
                (
                    "trained",
                    models.PositiveIntegerField(
                        blank=True, help_text="Practice: how many at the site.", null=True
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="What they do for it.")),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sponsors",
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
                "ordering": ["kind", "since", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trained__isnull", True),
                            models.Q(("kind", "practice"), models.Q(("site", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="innovations_sponsor_trains_at_a_site",
                        violation_error_message="Say at which site they were trained.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="innovations_sponsor_ends_after_it_began",
                        violation_error_message="It ends on the day it began, or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("moving", "Going on"),
                            ("paused", "Paused"),
                            ("stopped", "Stopped, with what was learned"),
                            ("retired", "Closed down"),
                        ],
                        max_length=8,
                    ),
                ),
                ("why", models.TextField()),
                ("changed_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "until",
                    models.DateField(blank=True, help_text="Paused until; or closed down by.", null=True),
                ),
                ("resume", models.TextField(blank=True, help_text="Paused: what would let it go on.")),
                ("tried", models.TextField(blank=True, help_text="Stopped: what was tried.")),
                ("learned", models.TextField(blank=True, help_text="Stopped: what was learned.")),
                ("others", models.TextField(blank=True, help_text="Stopped: what others should do.")),
                (
                    "is_shared",
                    models.BooleanField(default=False, help_text="The lesson is for whoever sees the offer."),
                ),
                (
                    "replaced_by",
                    models.TextField(blank=True, help_text="Closing down: what takes its place."),
                ),
                ("telling", models.TextField(blank=True, help_text="Closing down: who is told, and how.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_changes",
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
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="innovations_statuschange_says_why",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "paused"), _negated=True),
                            models.Q(models.Q(("resume", ""), _negated=True), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="innovations_statuschange_pause_says_what_would_resume_it",
                        violation_error_message="Say until when it pauses, and what would let it go on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "stopped"), _negated=True),
                            models.Q(
                                models.Q(("tried", ""), _negated=True),
                                models.Q(("learned", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="innovations_statuschange_stop_has_its_lesson",
                        violation_error_message="Say what was tried and what was learned.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "retired"), _negated=True),
                            models.Q(
                                models.Q(("replaced_by", ""), _negated=True),
                                models.Q(("telling", ""), _negated=True),
                                ("until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="innovations_statuschange_closing_down_has_a_plan",
                        violation_error_message="Say what takes its place, who is told, and by when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("development", "development"),
                            ("testing", "testing"),
                            ("adoption", "adoption"),
                            ("diffusion", "diffusion"),
                            ("scale-up", "scale-up"),
                            ("decommissioning", "decommissioning"),
                        ],
                        max_length=15,
                    ),
                ),
                ("entered_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        blank=True, help_text="How the days are known, if not from here.", max_length=80
                    ),
                ),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stays",
                        to="innovations.innovation",
                    ),
                ),
            ],
            options={
                "ordering": ["entered_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True),
                            ("left_on__gte", models.F("entered_on")),
                            _connector="OR",
                        ),
                        name="innovations_stay_ends_after_it_begins",
                        violation_error_message="It cannot leave a stage before it came there.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_on__isnull", True)),
                        fields=("innovation",),
                        name="innovations_stay_is_at_one_stage_at_a_time",
                        violation_error_message="It is at one stage at a time. End the other first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportAsk",
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
                            ("leads", "Somebody who leads on this"),
                            ("property", "Ideas and rights: intellectual property"),
                            ("evaluation", "Finding out whether it works"),
                            ("economics", "What it costs and saves"),
                            ("procurement", "Buying and contracts"),
                            ("regulation", "Rules and safety"),
                            ("design", "Design and how easy it is to use"),
                            ("data", "Data and how it is kept safe"),
                            ("champion", "A champion in practice"),
                            ("people", "People with experience of it"),
                            ("training", "Training and change"),
                            ("funding", "Money"),
                            ("other", "Something else"),
                        ],
                        max_length=11,
                    ),
                ),
                ("stage", models.CharField(max_length=16)),
                ("words", models.TextField(help_text="What was asked for.")),
                (
                    "whom",
                    models.CharField(
                        help_text="Of whom: an organisation, or what is on offer.", max_length=200
                    ),
                ),
                ("asked_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not answered yet"),
                            ("given", "Help was given"),
                            ("declined", "They said no"),
                            ("nothing", "No answer came"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "given_by",
                    models.CharField(blank=True, help_text="Which organisation gave it.", max_length=200),
                ),
                ("outcome", models.TextField(blank=True, help_text="What came of it.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.actor",
                    ),
                ),
                (
                    "enquiry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="support_ask",
                        to="matches.enquiry",
                    ),
                ),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asks",
                        to="innovations.innovation",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="offers.offer",
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
                "ordering": ["-asked_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True), ("answered_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="innovations_supportask_answered_exactly_with_a_day",
                        violation_error_message="An answer has its day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "given"), _negated=True),
                            models.Q(
                                models.Q(("given_by", ""), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="innovations_supportask_given_by_somebody",
                        violation_error_message="Say who helped and what came of it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trial",
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
                ("where", models.CharField(blank=True, max_length=200)),
                ("measure", models.CharField(help_text="What is counted.", max_length=250)),
                (
                    "better",
                    models.CharField(
                        choices=[("up", "More is better"), ("down", "Less is better")], max_length=4
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("start_value", models.FloatField()),
                ("end_value", models.FloatField(blank=True, null=True)),
                ("learned", models.TextField(blank=True, help_text="What came of it.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trials",
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
                "ordering": ["-ends_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="innovations_trial_ends_after_it_begins",
                        violation_error_message="It ends after the day it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_value__isnull", True),
                            models.Q(("learned", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="innovations_trial_ends_with_what_came_of_it",
                        violation_error_message="Say what came of it.",
                    ),
                ],
            },
        ),
    ]
