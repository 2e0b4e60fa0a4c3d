"""Who asked for an introduction and on what new grounds; why a side said no, and how it answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matches", "0002_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="introduction",
            name="asker",
            field=models.CharField(
                choices=[
                    ("need", "Who needs it"),
                    ("offer", "Who can help"),
                    ("connector", "A connector"),
                ],
                default="connector",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="introduction",
            name="grounds",
            field=models.TextField(blank=True, help_text="What is new since these two were declined."),
        ),
        migrations.AddField(
            model_name="side",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("full", "No room now"),
                    ("far", "Too far"),
                    ("not-fitting", "Not what is needed"),
                    ("times", "The times do not suit"),
                    ("elsewhere", "Helped in another way"),
                    ("not-now", "Not now"),
                    ("other", "Something else"),
                ],
                max_length=11,
            ),
        ),
        migrations.AddField(
            model_name="side",
            name="through",
            field=models.CharField(
                blank=True,
                choices=[("page", "Here"), ("link", "By a link"), ("told", "Told to the connector")],
                max_length=4,
            ),
        ),
        migrations.AlterField(
            model_name="side",
            name="reason",
            field=models.TextField(blank=True, help_text="Why not, in words."),
        ),
    ]
