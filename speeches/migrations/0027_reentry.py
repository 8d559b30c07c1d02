import django.db.models
from django.db import migrations

import speeches.domain.signing
import speeches.models.fields


def carry_over(apps, schema_editor):
    """Who asked for the password goes on doing so."""
    rules = apps.get_model("speeches", "SigningRules").objects
    rules.filter(asks_password=True).update(reentry="password")


def carry_back(apps, schema_editor):
    rules = apps.get_model("speeches", "SigningRules").objects
    rules.exclude(reentry="nothing").update(asks_password=True)


class Migration(migrations.Migration):
    dependencies = [("speeches", "0026_checks")]

    operations = [
        migrations.AddField(
            "signingrules",
            "reentry",
            speeches.models.fields.EnumField(speeches.domain.signing.Reentry, default="nothing"),
        ),
        migrations.RunPython(carry_over, carry_back),
        migrations.RemoveField("signingrules", "asks_password"),
        migrations.AddConstraint(
            "signingrules",
            django.db.models.CheckConstraint(
                condition=django.db.models.Q(("reentry__in", ["nothing", "password", "code"])),
                name="reentry_is_known",
            ),
        ),
    ]
