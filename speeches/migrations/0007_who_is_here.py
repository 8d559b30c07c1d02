"""Who is at a speech and what an owner asks of them: two tables that no backup and no history needs."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING
from django.db.models.functions import Now

# A row is written every few seconds for each open tab and worth nothing after a crash: the log is spared.
SPARED = "ALTER TABLE speeches_visit SET UNLOGGED; ALTER TABLE speeches_leaverequest SET UNLOGGED;"
LOGGED = "ALTER TABLE speeches_visit SET LOGGED; ALTER TABLE speeches_leaverequest SET LOGGED;"


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def pointing(to, field=models.ForeignKey, **options):
    return field(to=f"speeches.{to}", on_delete=DO_NOTHING, related_name="+", db_constraint=False, **options)


class Migration(migrations.Migration):
    dependencies = [("speeches", "0006_assignments")]
    operations = [
        migrations.CreateModel(
            "LeaveRequest",
            [
                ("id", key()),
                ("section", pointing("section", models.OneToOneField)),
                ("speech", pointing("speech", db_index=False)),
                ("by", pointing("membership", db_index=False)),
                ("asked_at", models.DateTimeField(db_default=Now())),
            ],
        ),
        migrations.CreateModel(
            "Visit",
            [
                ("id", key()),
                ("tab", models.UUIDField()),
                ("stream", models.UUIDField(null=True)),
                ("speech", pointing("speech", db_index=False)),
                ("member", pointing("membership", db_index=False)),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(models.CharField(max_length=32), default=list),
                ),
                ("seen_at", models.DateTimeField(db_default=Now())),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("tab", "member"), name="one_visit_per_tab")]
            },
        ),
        migrations.RunSQL(SPARED, LOGGED),
    ]
