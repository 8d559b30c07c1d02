import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("speeches", "0007_who_is_here"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkingCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pen", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("based_on", models.PositiveIntegerField(null=True)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("paragraph", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speeches.paragraph")),
                ("section", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speeches.section")),
                ("speech", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speeches.speech")),
            ],
            options={
                "indexes": [models.Index(fields=["speech", "by"], name="working_copies_of_a_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("by", "pen"), name="one_working_copy_per_pen"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["text", "next"]), ("paragraph__isnull", False), ("section", None)),
                            models.Q(("kind__in", ["heading", "next", "first", "inside"]), ("paragraph", None), ("section__isnull", False)),
                            _connector="OR",
                        ),
                        name="pen_belongs_to_one_thing",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="working_copy_has_words"),
                ],
            },
        ),
    ]
