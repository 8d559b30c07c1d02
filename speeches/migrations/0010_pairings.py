"""Comparisons that are made beside the server: like who is here, no backup and no history needs them."""

from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING
from django.db.models.functions import Now

SPARED = "ALTER TABLE speeches_pairing SET UNLOGGED;"
LOGGED = "ALTER TABLE speeches_pairing SET LOGGED;"


def pointing(to):
    return models.ForeignKey(to=to, on_delete=DO_NOTHING, related_name="+", db_constraint=False, db_index=False)


class Migration(migrations.Migration):
    dependencies = [("speeches", "0009_read_marks"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            "Pairing",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("older_version", models.PositiveIntegerField()),
                ("newer_version", models.PositiveIntegerField()),
                ("asked_at", models.DateTimeField(db_default=Now())),
                ("worker", models.UUIDField(null=True)),
                ("seen_at", models.DateTimeField(db_default=Now())),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("fault", models.CharField(blank=True, default="", max_length=20)),
                ("outcome", models.JSONField(null=True)),
                ("by", pointing(settings.AUTH_USER_MODEL)),
                ("newer", pointing("speeches.speech")),
                ("older", pointing("speeches.speech")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("by", "older", "newer"), name="two_speeches_are_paired_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fault__in", ["", "too_much", "broken"])), name="fault_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fault", ""), ("outcome__isnull", True), _connector="OR"),
                        name="what_failed_has_no_outcome",
                    ),
                ]
            },
        ),
        migrations.RunSQL(SPARED, LOGGED),
    ]
