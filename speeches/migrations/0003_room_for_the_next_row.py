"""A save rewrites one paragraph: its page keeps room for the row that comes next."""

from django.db import migrations

# With half of each page free, and long texts in it and not beside it, the new row stands on the page of the
# old one: no index is touched, and what is dead is cleaned away by the next save instead of by a vacuum.
ROOM = "ALTER TABLE speeches_paragraph SET (fillfactor = 50, toast_tuple_target = 8160);"
NO_ROOM = "ALTER TABLE speeches_paragraph RESET (fillfactor, toast_tuple_target);"


class Migration(migrations.Migration):
    dependencies = [("speeches", "0002_append_only_history")]
    operations = [migrations.RunSQL(ROOM, NO_ROOM)]
