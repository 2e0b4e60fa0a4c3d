"""The trail becomes a chain of hashes, and people in it become random numbers."""

import secrets

from django.db import migrations, models

from alongside.exchange.audit.chain import FIELDS, PERSONS, digest

NUMBERS = 2**52
FEW = 50


def chain(apps, schema_editor):
    """Number the people of the entries that are there, and chain these."""
    entry, subject = apps.get_model("audit", "Entry"), apps.get_model("audit", "Subject")
    head, _ = apps.get_model("audit", "FeedHead").objects.get_or_create(pk=1)

    def number(kind, row):
        if row is None:
            return None
        made = {"number": secrets.randbelow(NUMBERS) + 1}
        return subject.objects.get_or_create(kind=kind, row=row, defaults=made)[0].number

    for row in entry.objects.order_by("pk").iterator(chunk_size=500):
        row.doer, row.acting_for = number("user", row.user_id), number("party", row.acting_for)
        if row.kind in PERSONS:
            row.objects_touched = [number(row.kind, int(one)) for one in row.objects_touched]
        head.entries += 1
        row.sequence, row.previous = head.entries, head.digest
        said = {name: getattr(row, name) for name in FIELDS}
        row.digest = digest(sequence=row.sequence, previous=row.previous, at=row.at, said=said)
        row.save()
        head.digest = row.digest
    head.save()


def lead(apps, schema_editor):
    """From each row of a small batch to its entry."""
    touch = apps.get_model("audit", "Touch")
    for row in apps.get_model("audit", "Entry").objects.order_by("pk").iterator(chunk_size=500):
        if len(row.objects_touched) <= FEW:
            touch.objects.bulk_create(
                touch(entry_id=row.pk, kind=row.kind, row=str(one)) for one in row.objects_touched
            )


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_versions")]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(help_text="user, guest or party.", max_length=10)),
                ("row", models.BigIntegerField(help_text="The id of the row.")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "row"),
                        name="audit_subject_has_one_number",
                        violation_error_message="Somebody has one number in the trail.",
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="entry", name="audit_entry_has_exactly_one_doer"),
        migrations.AddField(
            "feedhead",
            "entries",
            models.BigIntegerField(default=0, help_text="The last number of the trail."),
        ),
        migrations.AddField(
            "feedhead",
            "digest",
            models.CharField(blank=True, default="", help_text="The hash of the last entry.", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField("entry", "sequence", models.BigIntegerField(null=True)),
        migrations.AddField(
            "entry",
            "previous",
            models.CharField(
                blank=True, default="", help_text="The hash of the entry before it.", max_length=64
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "entry",
            "digest",
            models.CharField(default="", help_text="The hash of this entry.", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "entry",
            "doer",
            models.BigIntegerField(db_index=True, help_text="The number of whoever did it.", null=True),
        ),
        migrations.AddField(
            "entry",
            "helper",
            models.BigIntegerField(db_index=True, help_text="The number of who did it for them.", null=True),
        ),
        migrations.AlterField("entry", "at", models.DateTimeField(db_index=True)),
        migrations.AlterField(
            "entry",
            "acting_for",
            models.BigIntegerField(help_text="The number of the party acted for.", null=True),
        ),
        migrations.AlterField(
            "entry",
            "detail",
            models.JSONField(default=dict, help_text="Codes and counts, never words or values."),
        ),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.RemoveField("entry", "user_id"),
        migrations.AlterField("entry", "sequence", models.BigIntegerField(unique=True)),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(("doer__isnull", True), ("process", ""), _connector="XOR"),
                name="audit_entry_has_exactly_one_doer",
                violation_error_message="An audit entry names either a person or a process.",
            ),
        ),
        migrations.CreateModel(
            name="Touch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("row", models.CharField(max_length=40)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="touches", to="audit.entry"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["kind", "row"], name="audit_touch_of_row")]},
        ),
        migrations.RunPython(lead, migrations.RunPython.noop),
    ]
