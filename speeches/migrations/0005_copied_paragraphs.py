import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("speeches", "0004_milestones"),
    ]

    operations = [
        migrations.AddField(
            model_name="paragraph",
            name="copied_from",
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speeches.paragraph"),
        ),
    ]
