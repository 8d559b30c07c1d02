"""The two routes that offices know: five steps in a county, two in a township (domain.md 4)."""

from django.db import migrations

COUNTY, TOWNSHIP = "县级五步", "乡镇两步"
ROUTES = {
    COUNTY: [
        ("review", "核稿", False),
        ("consult", "征求意见", True),
        ("cosign", "会签", True),
        ("approve", "审签", False),
        ("issue", "签发", False),
    ],
    TOWNSHIP: [("review", "核稿", False), ("issue", "签发", False)],
}


def offer(apps, schema_editor):
    for name, steps in ROUTES.items():
        route = apps.get_model("speeches", "UsualRoute").objects.create(name=name)
        for position, (kind, called, is_skippable) in enumerate(steps, start=1):
            apps.get_model("speeches", "UsualStep").objects.create(
                route=route, position=position, kind=kind, name=called, is_skippable=is_skippable
            )


def take_back(apps, schema_editor):
    apps.get_model("speeches", "UsualRoute").objects.filter(name__in=ROUTES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("speeches", "0021_what_is_signed_stays"),
    ]
    operations = [
        # Going back all the way in one transaction, tables are altered after rows of them were deleted.
        migrations.RunSQL(migrations.RunSQL.noop, "SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.RunPython(offer, take_back),
    ]
