import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import alongside.exchange.audit.refs
import alongside.exchange.voices.models.conversations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_people"),
        ("accounts", "__first__"),
        ("audit", "0004_chain"),
        ("directory", "0005_backgrounds"),
        ("needs", "0004_posting"),
        ("partnerships", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "question",
                    models.CharField(blank=True, help_text="As people are asked it.", max_length=200),
                ),
                ("why", models.CharField(blank=True, help_text="Why it is asked.", max_length=200)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Ask",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("conversation", "Question"),
                            ("ballot", "Choose what comes first"),
                            ("ideas", "Call for suggestions"),
                            ("panel", "Residents picked by lot"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("open", "Open"),
                            ("closed", "Closed, the answer is to come"),
                            ("answered", "Answered"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("title", models.CharField(help_text="The question.", max_length=200)),
                ("about", models.TextField(blank=True, help_text="Why it is asked, in plain words.")),
                ("decides", models.TextField(blank=True, help_text="What will be decided.")),
                (
                    "decider",
                    models.CharField(blank=True, help_text="Who decides: name and role.", max_length=200),
                ),
                ("answer_by", models.DateField(blank=True, help_text="When the answer comes.", null=True)),
                ("moved_why", models.TextField(blank=True, help_text="Why the day of the answer was moved.")),
                ("fixed", models.TextField(blank=True, help_text="What cannot change.")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, help_text="How long it takes.", null=True),
                ),
                (
                    "pays",
                    models.CharField(
                        blank=True, help_text="What is paid; nothing is an answer too.", max_length=200
                    ),
                ),
                ("who", models.CharField(blank=True, help_text="Who is asked.", max_length=200)),
                (
                    "entry",
                    models.CharField(
                        choices=[
                            ("anyone", "Anyone, no account needed"),
                            ("code", "Whoever was given a code"),
                            ("signed-in", "Signed-in people"),
                        ],
                        default="anyone",
                        max_length=9,
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True)),
                (
                    "closes_on",
                    models.DateField(
                        blank=True, help_text="The last day on which people can answer.", null=True
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                ("needs", models.ManyToManyField(blank=True, related_name="asks", to="needs.need")),
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
                ("subjects", models.ManyToManyField(blank=True, related_name="+", to="directory.subject")),
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "private"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="voices_ask_hidden_rows_have_an_owner",
                        violation_error_message="A private entry must belong to somebody, or nobody could see it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "history"), _negated=True),
                            ("reported_on__isnull", False),
                            _connector="OR",
                        ),
                        name="voices_ask_history_is_dated",
                        violation_error_message="A record of the past needs the date it was reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "withdrawn"]),
                            models.Q(
                                models.Q(("decides", ""), _negated=True),
                                models.Q(("decider", ""), _negated=True),
                                models.Q(("fixed", ""), _negated=True),
                                models.Q(("pays", ""), _negated=True),
                                ("answer_by__isnull", False),
                                ("minutes__isnull", False),
                                ("opened_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="voices_ask_opens_with_its_promise",
                        violation_error_message="Say first what will be decided, by whom, and when the answer comes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__isnull", True),
                            ("answer_by__isnull", True),
                            ("answer_by__gte", models.F("closes_on")),
                            _connector="OR",
                        ),
                        name="voices_ask_ends_before_its_answer",
                        violation_error_message="The answer comes after the last day on which people can answer.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                ("heard", models.TextField(help_text="What people said.")),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("done", "We did"),
                            ("will", "We will"),
                            ("part", "We do a part of it"),
                            ("not", "We did not"),
                        ],
                        max_length=4,
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="What was done, or will be.")),
                ("why", models.TextField(blank=True, help_text="Why, or why not.")),
                ("decided_by", models.CharField(help_text="Who decided: name and role.", max_length=200)),
                ("decided_on", models.DateField()),
                (
                    "by_when",
                    models.DateField(blank=True, help_text="When what is promised will be done.", null=True),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="voices.ask"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("did", "not"), models.Q(("why", ""), _negated=True)),
                            models.Q(
                                ("did", "part"),
                                models.Q(("words", ""), _negated=True),
                                models.Q(("why", ""), _negated=True),
                            ),
                            models.Q(("did__in", ["done", "will"]), models.Q(("words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="voices_answer_says_what_or_why_not",
                        violation_error_message="Say what was done, or why it was not.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("did", "will"), _negated=True),
                            ("by_when__isnull", False),
                            _connector="OR",
                        ),
                        name="voices_answer_promises_with_a_day",
                        violation_error_message="Say by when it will be done.",
                    ),
                ],
            },
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
                    "way",
                    models.CharField(
                        choices=[("pairs", "Two at a time"), ("criteria", "How good each one is")],
                        default="pairs",
                        max_length=8,
                    ),
                ),
                (
                    "run",
                    models.CharField(
                        blank=True, help_text="The run of the engine that is shown.", max_length=36
                    ),
                ),
                (
                    "counted",
                    models.PositiveIntegerField(default=0, help_text="How many people that run counts."),
                ),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ballot", to="voices.ask"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(help_text="What is different now.")),
                ("link", models.URLField(blank=True, help_text="Where it can be seen.")),
                (
                    "is_done",
                    models.BooleanField(
                        default=False, help_text="Whether what was promised is done with this."
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="voices.answer",
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
            },
        ),
        migrations.CreateModel(
            name="Competition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("total", models.PositiveIntegerField(help_text="How much there is in all.")),
                ("most", models.PositiveIntegerField(help_text="How much one idea gets at most.")),
                (
                    "tie",
                    models.CharField(
                        choices=[
                            ("weightiest", "The better mark for what weighs most comes first"),
                            ("less", "Whoever asks for less comes first"),
                            ("agreed", "The one about which the scorers differ less comes first"),
                        ],
                        default="weightiest",
                        max_length=10,
                    ),
                ),
                ("result_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result_words",
                    models.TextField(blank=True, help_text="What whoever decided says about the result."),
                ),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competition",
                        to="voices.ask",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("most__gte", 1), ("most__lte", models.F("total"))),
                        name="voices_competition_one_idea_gets_no_more_than_all",
                        violation_error_message="One suggestion gets £1 at least, and no more than there is in all.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
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
                            ("votes", "Votes"),
                            ("statement", "Something said"),
                            ("choices", "Choices of what comes first"),
                            ("idea", "Suggestion"),
                            ("question", "Question to a panel"),
                            ("interest", "Interest in taking part"),
                            ("recommendation", "Recommendation of a panel"),
                        ],
                        max_length=14,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="voices.ask",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["ask", "kind"], name="voices_contribution_of_kind")],
            },
        ),
        migrations.CreateModel(
            name="AnswerTo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="to", to="voices.answer"
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="voices.contribution",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "contribution"),
                        name="voices_answerto_answers_once",
                        violation_error_message="This is answered there already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="answer",
            name="contributions",
            field=models.ManyToManyField(
                related_name="answers", through="voices.AnswerTo", to="voices.contribution"
            ),
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "longest",
                    models.PositiveSmallIntegerField(
                        default=200, help_text="Characters of the longest statement."
                    ),
                ),
                (
                    "looked_at",
                    models.BooleanField(
                        default=True,
                        help_text="Whether somebody looks at what was said before others read it.",
                    ),
                ),
                (
                    "languages",
                    models.JSONField(
                        default=alongside.exchange.voices.models.conversations._english,
                        help_text="In which languages; the first is the main one.",
                    ),
                ),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversation",
                        to="voices.ask",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("longest__gte", 140), ("longest__lte", 300)),
                        name="voices_conversation_statements_are_short",
                        violation_error_message="What somebody says has 140 to 300 signs at most.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CountSheet",
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
                ("title", models.CharField(max_length=120)),
                (
                    "world",
                    models.CharField(
                        choices=[("real", "Real"), ("practice", "Practice town: invented")],
                        default="real",
                        max_length=8,
                    ),
                ),
                (
                    "counts",
                    models.JSONField(help_text="How many people spoke, by the source's id of the area."),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
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
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("words", models.TextField(blank=True, help_text="What a good answer has.")),
                ("weight", models.PositiveSmallIntegerField(default=1)),
                (
                    "scale",
                    models.PositiveSmallIntegerField(default=5, help_text="The best mark; the worst is 0."),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="voices.competition",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("competition", "name"),
                        name="voices_criterion_is_named_once",
                        violation_error_message="Two criteria have the same name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scale__gte", 2), ("scale__lte", 10), ("weight__gte", 1), ("weight__lte", 9)
                        ),
                        name="voices_criterion_can_be_marked",
                        violation_error_message="A criterion weighs 1 to 9, and its best mark is 2 to 10.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("share", models.FloatField(blank=True, help_text="Per cent of the population.", null=True)),
                ("least", models.PositiveSmallIntegerField(default=0)),
                ("most", models.PositiveSmallIntegerField(default=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="voices.category",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("category", "name"),
                        name="voices_feature_is_named_once",
                        violation_error_message="There is an answer of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most__gte", models.F("least"))),
                        name="voices_feature_has_no_fewer_at_most",
                        violation_error_message="At most is no fewer than at least.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Idea",
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
                        choices=[("suggestion", "Suggestion"), ("question", "Question to the organisation")],
                        default="suggestion",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True)),
                (
                    "signed",
                    models.CharField(
                        blank=True, help_text="The name shown with it; empty for none.", max_length=120
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New, nobody has looked at it yet"),
                            ("looked-at", "Looked at"),
                            ("taken-up", "Taken up"),
                            ("under-way", "Under way"),
                            ("done", "Done"),
                            ("not-taken", "Not taken up"),
                            ("merged", "Goes on in another"),
                        ],
                        default="new",
                        max_length=9,
                    ),
                ),
                (
                    "was",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New, nobody has looked at it yet"),
                            ("looked-at", "Looked at"),
                            ("taken-up", "Taken up"),
                            ("under-way", "Under way"),
                            ("done", "Done"),
                            ("not-taken", "Not taken up"),
                            ("merged", "Goes on in another"),
                        ],
                        help_text="Its state before it went on.",
                        max_length=9,
                    ),
                ),
                (
                    "owner_name",
                    models.CharField(help_text="Who of them answers: name or role.", max_length=200),
                ),
                ("answer_by", models.DateField(help_text="The day by which they answer.")),
                ("moved_why", models.TextField(blank=True, help_text="Why the day of the answer was moved.")),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="idea",
                        to="voices.contribution",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        help_text="Who answers.",
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
                ("subjects", models.ManyToManyField(blank=True, related_name="+", to="directory.subject")),
            ],
            options={
                "ordering": ["-contribution__made_at", "-id"],
                "indexes": [models.Index(fields=["state", "answer_by"], name="voices_idea_waits_for_answer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "merged"), models.Q(("was", ""), _negated=True)),
                            models.Q(models.Q(("state", "merged"), _negated=True), ("was", "")),
                            _connector="OR",
                        ),
                        name="voices_idea_goes_on_exactly_with_what_it_was",
                        violation_error_message="What goes on in another remembers how far it had got.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner_name", ""), _negated=True),
                        name="voices_idea_has_somebody_who_answers",
                        violation_error_message="Say who answers for it: a name or a role.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="voices.contribution",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="authors", to="voices.idea"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("idea", "contribution"),
                        name="voices_ideaauthor_is_named_once",
                        violation_error_message="This is among what was said already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaLineage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="came_from",
                        to="voices.idea",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goes_on", to="voices.idea"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "child"),
                        name="voices_idealineage_is_said_once",
                        violation_error_message="It goes on there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("child")), _negated=True),
                        name="voices_idealineage_joins_two",
                        violation_error_message="A suggestion cannot go on in itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaStep",
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
                            ("new", "New, nobody has looked at it yet"),
                            ("looked-at", "Looked at"),
                            ("taken-up", "Taken up"),
                            ("under-way", "Under way"),
                            ("done", "Done"),
                            ("not-taken", "Not taken up"),
                            ("merged", "Goes on in another"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="voices.idea"
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
            },
        ),
        migrations.CreateModel(
            name="Information",
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
                            ("page", "Web page"),
                            ("document", "Document"),
                            ("video", "Video"),
                            ("sound", "Sound"),
                        ],
                        default="page",
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("url", models.URLField(max_length=1000)),
                ("words", models.TextField(blank=True, help_text="What it says, in plain words.")),
                (
                    "otherwise",
                    models.CharField(
                        blank=True,
                        help_text="Captions, a transcript, large print: how else it can be had.",
                        max_length=300,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=12)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="information",
                        to="voices.conversation",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "url"),
                        name="voices_information_is_listed_once",
                        violation_error_message="This address is in the list already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["video", "sound"]), _negated=True),
                            models.Q(("otherwise", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="voices_information_is_for_all_eyes_and_ears",
                        violation_error_message="Say how somebody who cannot see or hear it gets what it says.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
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
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True, help_text="What it is, in a sentence or two.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="voices.ballot",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="voices.idea",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="needs.need",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ballot", "title"),
                        name="voices_option_stands_once",
                        violation_error_message="This stands here already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("need__isnull", True), ("idea__isnull", True), _connector="OR"),
                        name="voices_option_comes_from_one",
                        violation_error_message="It is something that is needed or a suggestion, not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Panel",
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
                            ("jury", "Jury: hears evidence once and gives a verdict"),
                            ("senate", "Senate: a mixed group that is asked again and again"),
                            ("reference", "Reference group of people who use a service"),
                            ("skilled", "Network of people with skills to take part"),
                            ("tier", "Group of one level, which reports to a wider one"),
                            ("youth", "Young members"),
                        ],
                        default="jury",
                        max_length=9,
                    ),
                ),
                (
                    "size",
                    models.PositiveSmallIntegerField(
                        default=24,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(300),
                        ],
                    ),
                ),
                (
                    "alternates",
                    models.PositiveSmallIntegerField(default=0, help_text="Drawn as well, to step in."),
                ),
                (
                    "fair",
                    models.CharField(
                        choices=[
                            ("leximin", "Chances as equal as can be, down to the last person"),
                            ("maximin", "The smallest chance as large as can be"),
                        ],
                        default="leximin",
                        max_length=7,
                    ),
                ),
                ("one_a_household", models.BooleanField(default=True)),
                (
                    "source",
                    models.TextField(blank=True, help_text="Where the shares of the population come from."),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "honorarium",
                    models.PositiveIntegerField(blank=True, help_text="Pounds for each session.", null=True),
                ),
                ("expenses", models.TextField(blank=True, help_text="Which expenses are paid, and how.")),
                (
                    "provided",
                    models.TextField(
                        blank=True, help_text="What is provided: childcare, interpreters, travel."
                    ),
                ),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="panel", to="voices.ask"
                    ),
                ),
                (
                    "wider",
                    models.ForeignKey(
                        blank=True,
                        help_text="Reports to.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="voices.panel",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1), ("size__lte", 300)),
                        name="voices_panel_has_a_size",
                        violation_error_message="A panel has from 1 to 300 people.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="voices_panel_ends_after_it_starts",
                        violation_error_message="The last day comes after the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True)),
                (
                    "stance",
                    models.CharField(
                        choices=[("for", "For"), ("against", "Against"), ("neutral", "On neither side")],
                        max_length=7,
                    ),
                ),
                ("url", models.URLField(help_text="Where it can be read or seen.")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="voices.panel",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Draw",
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
                        choices=[("panel", "The panel"), ("replacement", "In somebody's stead")],
                        default="panel",
                        max_length=11,
                    ),
                ),
                ("secret", models.CharField(help_text="Seen by nobody before it is drawn.", max_length=64)),
                ("commitment", models.CharField(help_text="SHA-256 of the secret.", max_length=64)),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="Dice or words given in public at it.", max_length=200
                    ),
                ),
                ("seed", models.CharField(blank=True, max_length=64)),
                (
                    "fair",
                    models.CharField(
                        choices=[
                            ("leximin", "Chances as equal as can be, down to the last person"),
                            ("maximin", "The smallest chance as large as can be"),
                        ],
                        default="leximin",
                        max_length=7,
                    ),
                ),
                ("size", models.PositiveSmallIntegerField(default=0)),
                ("pool", models.PositiveIntegerField(default=0, help_text="How many could be drawn.")),
                ("input_hash", models.CharField(blank=True, max_length=64)),
                ("version", models.CharField(blank=True, help_text="Of the engine.", max_length=20)),
                ("run", models.CharField(blank=True, help_text="The run of `analyses`.", max_length=36)),
                ("quotas", models.JSONField(default=list, help_text="Category, feature, least, most.")),
                (
                    "panels",
                    models.JSONField(default=list, help_text="Equally likely panels: lists of numbers."),
                ),
                ("chances", models.JSONField(default=dict, help_text="Each number's chance.")),
                (
                    "drawn",
                    models.PositiveIntegerField(
                        blank=True, help_text="Which of the panels, from 0.", null=True
                    ),
                ),
                ("members", models.JSONField(default=list, help_text="The numbers that were drawn.")),
                (
                    "alternates",
                    models.JSONField(default=list, help_text="The numbers that step in, in order."),
                ),
                ("why", models.JSONField(default=dict, help_text="What else the engine said.")),
                ("committed_at", models.DateTimeField(auto_now_add=True)),
                ("drawn_at", models.DateTimeField(blank=True, null=True)),
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
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="draws", to="voices.panel"
                    ),
                ),
            ],
            options={
                "ordering": ["committed_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("drawn_at__isnull", True)),
                        fields=("panel", "kind"),
                        name="voices_draw_waits_once",
                        violation_error_message="A draw is prepared already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drawn_at__isnull", True), ("seed", "")),
                            models.Q(
                                ("drawn_at__isnull", False),
                                models.Q(("seed", ""), _negated=True),
                                models.Q(("input_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="voices_draw_shows_its_seed_once_drawn",
                        violation_error_message="A draw is kept with its seed, and only then.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="category",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="categories", to="voices.panel"
            ),
        ),
        migrations.CreateModel(
            name="PaperForm",
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
                ("language", models.CharField(default="en", max_length=12)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_forms",
                        to="voices.ask",
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
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Participant",
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
                ("code_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("self", "By themselves, here"),
                            ("paper", "On paper"),
                            ("phone", "By phone, with a helper"),
                            ("person", "In person, with a helper"),
                        ],
                        default="self",
                        max_length=6,
                    ),
                ),
                (
                    "tell",
                    models.CharField(
                        choices=[
                            ("page", "I come back and look"),
                            ("mail", "By mail"),
                            ("text", "By text message"),
                            ("none", "Do not tell me"),
                        ],
                        default="page",
                        max_length=4,
                    ),
                ),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="voices.ask",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.guest",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("ask", "user"),
                        name="voices_participant_user_takes_part_once",
                        violation_error_message="This person takes part already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("guest__isnull", False)),
                        fields=("ask", "guest"),
                        name="voices_participant_guest_takes_part_once",
                        violation_error_message="This person takes part already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("user__isnull", True), ("guest__isnull", True), _connector="OR"),
                        name="voices_participant_is_one_person",
                        violation_error_message="Whoever takes part is signed in or a guest, not both.",
                    ),
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
                    "aspect",
                    models.CharField(
                        choices=[
                            ("relevance", "It matters here"),
                            ("feasibility", "It can be done"),
                            ("acceptability", "People will want it"),
                            ("scalability", "It can reach many"),
                            ("sustainability", "It will last"),
                        ],
                        max_length=14,
                    ),
                ),
                ("value", models.PositiveSmallIntegerField()),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.option"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="voices.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "option", "aspect"),
                        name="voices_mark_is_given_once",
                        violation_error_message="You said this already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), ("value__lte", 5)),
                        name="voices_mark_is_one_to_five",
                        violation_error_message="Choose from 1 to 5.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaSupport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "carried",
                    models.BooleanField(
                        default=False, help_text="Whether it came from an idea this one goes on."
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="voices.idea"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.participant"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("idea", "participant"),
                        name="voices_ideasupport_is_given_once",
                        violation_error_message="You support this already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="participant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="contributions",
                to="voices.participant",
            ),
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("one", "The one"),
                            ("other", "The other"),
                            ("same", "Both the same"),
                            ("cannot", "Cannot choose"),
                        ],
                        max_length=6,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.option"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.option"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparisons",
                        to="voices.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "one", "other"),
                        name="voices_comparison_is_made_once",
                        violation_error_message="You chose between these two already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="voices_comparison_is_of_two",
                        violation_error_message="These are the same, or the wrong way round.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pitch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("for_whom", models.TextField()),
                ("amount", models.PositiveIntegerField()),
                ("spent_on", models.TextField()),
                ("shows", models.TextField(help_text="What would show that it worked.")),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "gets",
                    models.PositiveIntegerField(
                        blank=True, help_text="How much it is to get; 0 for none.", null=True
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pitch", to="voices.idea"
                    ),
                ),
            ],
            options={
                "ordering": ["rank", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gte", 1),
                            models.Q(
                                ("gets__isnull", True), ("gets__lte", models.F("amount")), _connector="OR"
                            ),
                        ),
                        name="voices_pitch_asks_for_something_and_gets_no_more",
                        violation_error_message="A suggestion gets no more than it asks for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gets__isnull", True), ("rank__isnull", True)),
                            models.Q(
                                ("gets__isnull", False),
                                ("rank__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="voices_pitch_is_decided_with_a_reason",
                        violation_error_message="Each result has its reason.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(help_text="By which the record of the draw names them."),
                ),
                ("household", models.CharField(blank=True, help_text="Hash of the address.", max_length=64)),
                ("access", models.TextField(blank=True, help_text="What they need to take part.")),
                ("skills", models.TextField(blank=True, help_text="What they can bring, in their words.")),
                ("named", models.BooleanField(default=False, help_text="Wants to be named as a member.")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registration",
                        to="voices.contribution",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="voices.panel",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("panel", "number"),
                        name="voices_registration_has_its_number",
                        violation_error_message="This number is taken.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("rejected", "Not shown"),
                            ("merged", "Shown as part of another"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, help_text="A rule of the published policy.", max_length=20),
                ),
                ("words", models.TextField(blank=True, help_text="To the author.")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="voices.contribution",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        help_text="Merged.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="voices.contribution",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "rejected"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("outcome", "rejected"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="voices_ruling_gives_the_rule_exactly_when_not_shown",
                        violation_error_message="What is not shown breaks a rule: say which.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("into__isnull", False),
                                ("outcome", "merged"),
                                models.Q(("into", models.F("contribution")), _negated=True),
                            ),
                            models.Q(models.Q(("outcome", "merged"), _negated=True), ("into__isnull", True)),
                            _connector="OR",
                        ),
                        name="voices_ruling_merges_exactly_into_another",
                        violation_error_message="Say of which one it is a part.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(help_text="Why it should be shown.")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appeal",
                        to="voices.contribution",
                    ),
                ),
                (
                    "against",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appeal", to="voices.ruling"
                    ),
                ),
                (
                    "ruling",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decides",
                        to="voices.ruling",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            ("first_by__isnull", True),
                            models.Q(("decided_by", models.F("first_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="voices_appeal_is_decided_by_another",
                        violation_error_message="Somebody else than before decides.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="voices_appeal_says_why",
                        violation_error_message="Write why it should be shown.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scorer",
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
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scorers",
                        to="voices.competition",
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
                        condition=models.Q(("email", ""), _negated=True),
                        fields=("competition", "email"),
                        name="voices_scorer_is_named_once",
                        violation_error_message="They are among those who score already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.PositiveSmallIntegerField()),
                ("words", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now=True)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="voices.criterion",
                    ),
                ),
                (
                    "pitch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="voices.pitch"
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="voices.scorer"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scorer", "pitch", "criterion"),
                        name="voices_score_is_given_once",
                        violation_error_message="This is scored already; the mark can be changed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0), ("value__lte", 10)),
                        name="voices_score_is_a_mark",
                        violation_error_message="A mark is 0 to 10.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScorerInterest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                (
                    "pitch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="voices.pitch",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="voices.scorer",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scorer", "pitch"),
                        name="voices_scorerinterest_is_said_once",
                        violation_error_message="You have said that already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="voices_scorerinterest_says_what",
                        violation_error_message="Say what you have to do with it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("alternate", "Stands by"),
                            ("drawn", "Drawn"),
                            ("invited", "Asked"),
                            ("confirmed", "Takes part"),
                            ("declined", "Said no"),
                            ("dropped", "Dropped out"),
                        ],
                        default="drawn",
                        max_length=9,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="As they want to be named; else empty.", max_length=120
                    ),
                ),
                ("reason", models.TextField(blank=True, help_text="Why they left, in their words.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "draw",
                    models.ForeignKey(
                        blank=True,
                        help_text="None: no lot.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="voices.draw",
                    ),
                ),
                (
                    "instead_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replaced_by",
                        to="voices.seat",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="voices.panel"
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seat",
                        to="voices.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ["declined", "dropped"])),
                            models.Q(
                                models.Q(("state__in", ["declined", "dropped"]), _negated=True),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="voices_seat_ended_exactly_when_left",
                        violation_error_message="Whoever left did so on a day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
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
                            ("honorarium", "For their time"),
                            ("expenses", "Expenses"),
                            ("access", "What they need to take part"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, help_text="Pounds.", max_digits=8)),
                ("paid_on", models.DateField()),
                ("words", models.CharField(blank=True, help_text="For what.", max_length=200)),
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="payments", to="voices.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["paid_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="voices_payment_is_more_than_nothing",
                        violation_error_message="Write an amount above 0.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("sport", "Sport and games"),
                            ("housing", "Where people live"),
                            ("arts", "Arts and music"),
                            ("shop", "Shop or market"),
                            ("surgery", "Surgery or clinic"),
                            ("prison", "Prison"),
                            ("radio", "Phone-in on radio or online"),
                            ("home", "A home to try things out"),
                            ("group", "A group that meets anyway"),
                            ("other", "Somewhere else"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("venue", models.CharField(blank=True, max_length=200)),
                (
                    "how_to_come",
                    models.CharField(blank=True, help_text="Whom to ring or write to.", max_length=300),
                ),
                (
                    "led_by",
                    models.CharField(
                        choices=[
                            ("staff", "Staff"),
                            ("volunteers", "Volunteers"),
                            ("peers", "Peers: people in the same situation"),
                        ],
                        default="staff",
                        max_length=10,
                    ),
                ),
                (
                    "safeguards",
                    models.TextField(
                        blank=True,
                        help_text="Who trained and supports the peers, and what they do when somebody is at risk.",
                    ),
                ),
                (
                    "groups",
                    models.CharField(
                        blank=True, help_text="Who was there, in general words.", max_length=300
                    ),
                ),
                ("asked", models.TextField(blank=True, help_text="What was asked.")),
                ("notes", models.TextField(blank=True, help_text="What was said, without names.")),
                (
                    "reached",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not known"),
                            ("1-19", "Fewer than 20"),
                            ("20-49", "20 to 49"),
                            ("50-199", "50 to 199"),
                            ("200-999", "200 to 999"),
                            ("1000+", "1,000 or more"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "heard",
                    models.PositiveIntegerField(
                        blank=True, help_text="How many people said something.", null=True
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "ask",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outreach",
                        to="voices.ask",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.party"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
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
                "ordering": ["-on", "-id"],
                "indexes": [models.Index(fields=["world", "on"], name="voices_session_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("safeguards", ""), _negated=True),
                            models.Q(
                                models.Q(("led_by", "peers"), _negated=True),
                                models.Q(("kind", "prison"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="voices_session_of_peers_has_safeguards",
                        violation_error_message="Say who stands by them, and what they do when somebody is at risk.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="In the ask, from 1.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("printed", "Not typed yet"),
                            ("keyed", "Typed once"),
                            ("differs", "Typed twice, and not the same"),
                            ("counted", "Counted"),
                            ("void", "Set aside"),
                        ],
                        default="printed",
                        max_length=7,
                    ),
                ),
                (
                    "apart",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="On how many lines the two entries differed."
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="voices.paperform",
                    ),
                ),
                (
                    "participant",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sheet",
                        to="voices.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form", "number"),
                        name="voices_sheet_has_its_own_number",
                        violation_error_message="This sheet is there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "counted"), ("participant__isnull", True), _connector="OR"
                        ),
                        name="voices_sheet_is_somebody_only_when_counted",
                        violation_error_message="A sheet counts once it was typed twice.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Keying",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.PositiveSmallIntegerField(help_text="1 or 2.")),
                ("marks", models.JSONField(blank=True, default=dict)),
                (
                    "alone",
                    models.BooleanField(
                        default=False, help_text="The same person typed it twice: nobody else was there."
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
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keyings", to="voices.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["sheet", "turn"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "turn"),
                        name="voices_keying_is_once_a_turn",
                        violation_error_message="Somebody typed this sheet at the same moment. Open it again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("turn__in", [1, 2])),
                        name="voices_keying_is_the_first_or_the_second",
                        violation_error_message="A sheet is typed twice.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
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
                ("title", models.CharField(max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=120)),
                ("where", models.CharField(blank=True, help_text="Where, or how to join.", max_length=300)),
                ("agenda", models.TextField(blank=True)),
                ("notes", models.TextField(blank=True, help_text="What was talked about; no names.")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="voices.panel",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="In this conversation, from 1.")),
                ("text", models.CharField(max_length=300)),
                ("language", models.CharField(default="en", max_length=12)),
                ("seed", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be looked at"),
                            ("shown", "Shown"),
                            ("rejected", "Not shown"),
                            ("merged", "Shown as part of another"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="How its author wants to be called.", max_length=60
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statement",
                        to="voices.contribution",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="voices.conversation",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="merged",
                        to="voices.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["conversation", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "number"),
                        name="voices_statement_has_its_own_number",
                        violation_error_message="Two things were said at the same moment. Try again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="voices_statement_says_something",
                        violation_error_message="Write something.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("state", "merged")),
                            models.Q(
                                models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="voices_statement_is_merged_exactly_into_another",
                        violation_error_message="Say of which one it is a part.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(help_text="On the sheet, from 1.")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="voices.paperform",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.statement"
                    ),
                ),
            ],
            options={
                "ordering": ["form", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form", "number"),
                        name="voices_paperline_has_its_own_number",
                        violation_error_message="This line of the sheet is taken.",
                    ),
                    models.UniqueConstraint(
                        fields=("form", "statement"),
                        name="voices_paperline_is_asked_once",
                        violation_error_message="This stands on the sheet already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("text", models.CharField(max_length=600)),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="voices.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["statement", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "language"),
                        name="voices_statementtext_is_written_once",
                        violation_error_message="It is there in this language already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("page", "I come back and look"),
                            ("mail", "By mail"),
                            ("text", "By text message"),
                            ("none", "Do not tell me"),
                        ],
                        max_length=4,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tellings",
                        to="voices.answer",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="voices.change",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tellings",
                        to="voices.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("change__isnull", True)),
                        fields=("answer", "participant"),
                        name="voices_telling_of_an_answer_happens_once",
                        violation_error_message="They were told already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("change__isnull", False)),
                        fields=("change", "participant"),
                        name="voices_telling_of_a_change_happens_once",
                        violation_error_message="They were told already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traits",
                        to="voices.category",
                    ),
                ),
                (
                    "feature",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="traits",
                        to="voices.feature",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traits",
                        to="voices.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "category"),
                        name="voices_trait_is_said_once",
                        violation_error_message="This was said already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(help_text="What the panel says, in short.")),
                ("reasons", models.TextField(help_text="Why.")),
                ("minority", models.TextField(blank=True, help_text="What those thought who did not agree.")),
                ("given_on", models.DateField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "panel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="verdict", to="voices.panel"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("votes_for", models.PositiveSmallIntegerField()),
                ("votes_against", models.PositiveSmallIntegerField(default=0)),
                ("abstained", models.PositiveSmallIntegerField(default=0)),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendation",
                        to="voices.contribution",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="voices.verdict",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.SmallIntegerField(choices=[(-1, "Disagree"), (0, "Pass"), (1, "Agree")])),
                ("at", models.DateTimeField()),
                (
                    "participant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="voices.participant",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="voices.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "statement"),
                        name="voices_vote_is_one_a_person",
                        violation_error_message="One vote for each person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__in", [-1, 0, 1])),
                        name="voices_vote_agrees_disagrees_or_passes",
                        violation_error_message="Agree, disagree or pass.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Weight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[
                            ("relevance", "It matters here"),
                            ("feasibility", "It can be done"),
                            ("acceptability", "People will want it"),
                            ("scalability", "It can reach many"),
                            ("sustainability", "It will last"),
                        ],
                        max_length=14,
                    ),
                ),
                ("value", models.PositiveSmallIntegerField()),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weights",
                        to="voices.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "aspect"),
                        name="voices_weight_is_given_once",
                        violation_error_message="You said this already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__lte", 3)),
                        name="voices_weight_is_nought_to_three",
                        violation_error_message="Choose how much it counts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Witness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(max_length=200)),
                (
                    "interests",
                    models.TextField(help_text="What they stand to gain or lose; none is an answer too."),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[("for", "For"), ("against", "Against"), ("neutral", "On neither side")],
                        max_length=7,
                    ),
                ),
                ("said", models.TextField(blank=True, help_text="What they said, in short.")),
                ("url", models.URLField(blank=True, help_text="Where it can be read or seen.")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="witnesses",
                        to="voices.panel",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="witnesses",
                        to="voices.sitting",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PanelQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "is_member",
                    models.BooleanField(default=False, help_text="Asked by a member of the panel."),
                ),
                ("words", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused",
                    models.TextField(blank=True, help_text="Why it is not shown, for whoever asked."),
                ),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="panel_question",
                        to="voices.contribution",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="voices.panel",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="questions",
                        to="voices.witness",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="voices_panelquestion_answered_exactly_with_words",
                        violation_error_message="An answer has words and a date.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.UniqueConstraint(
                fields=("panel", "name"),
                name="voices_category_is_named_once",
                violation_error_message="There is something of this name already.",
            ),
        ),
    ]
