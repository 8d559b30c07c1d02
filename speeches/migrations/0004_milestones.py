import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("speeches", "0003_room_for_the_next_row"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("speech", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="speeches.speech")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("speech", "version", "name"), name="a_version_has_a_name_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="milestone_has_a_name"),
                ],
            },
        ),
    ]
