"""What was waived and what was laid down for the office is kept as it was; a waiver may be ended, once."""

from django.db import migrations

KEEP = """
CREATE FUNCTION only_end_a_waiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended_in IS NOT NULL OR (to_jsonb(NEW) - 'ended_in') <> (to_jsonb(OLD) - 'ended_in') THEN
        RAISE EXCEPTION 'a waiver may only be ended, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER never_deleted BEFORE DELETE ON speeches_waiver
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER only_ended BEFORE UPDATE ON speeches_waiver
    FOR EACH ROW EXECUTE FUNCTION only_end_a_waiver();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_officechange
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
"""
FREE = """
DROP TRIGGER never_deleted ON speeches_waiver;
DROP TRIGGER only_ended ON speeches_waiver;
DROP FUNCTION only_end_a_waiver();
DROP TRIGGER append_only ON speeches_officechange;
"""


class Migration(migrations.Migration):
    dependencies = [("speeches", "0028_office_record")]
    operations = [migrations.RunSQL(KEEP, FREE)]
