"""A save rewrites one paragraph: who wrote what becomes plain numbers, and its page gets room for the next row."""

import django.contrib.postgres.fields
from django.db import migrations, models

NUMBERS = """
CREATE FUNCTION pg_temp.as_numbers(runs jsonb) RETURNS integer[] LANGUAGE sql AS $$
    SELECT coalesce(array_agg(ARRAY[(run->>0)::integer, (run->>1)::integer] ORDER BY place), '{}')
    FROM jsonb_array_elements(runs) WITH ORDINALITY AS one(run, place)
$$;
ALTER TABLE speeches_paragraph ALTER COLUMN runs TYPE integer[] USING pg_temp.as_numbers(runs);
DROP FUNCTION pg_temp.as_numbers;
"""
JSON = "ALTER TABLE speeches_paragraph ALTER COLUMN runs TYPE jsonb USING to_jsonb(runs);"

# With half of each page free, and long texts in it and not beside it, the new row stands on the page of the
# old one: no index is touched, and what is dead is cleaned away by the next save instead of by a vacuum.
ROOM = "ALTER TABLE speeches_paragraph SET (fillfactor = 50, toast_tuple_target = 8160);"
NO_ROOM = "ALTER TABLE speeches_paragraph RESET (fillfactor, toast_tuple_target);"


class Migration(migrations.Migration):
    dependencies = [("speeches", "0002_append_only_history")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(NUMBERS, JSON)],
            state_operations=[
                migrations.AlterField(
                    model_name="paragraph",
                    name="runs",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.IntegerField(), size=None
                        ),
                        default=list,
                        size=None,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(ROOM, NO_ROOM),
    ]
