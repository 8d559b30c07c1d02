"""Acts of signing are kept as they were: the database lets them be ended or settled once, and nothing else."""

from django.db import migrations

ENDED = """
CREATE OR REPLACE FUNCTION only_end_a_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.voided_in IS NOT NULL OR OLD.withdrawn_in IS NOT NULL
        OR (to_jsonb(NEW) - %(ends)s) <> (to_jsonb(OLD) - %(ends)s) THEN
        RAISE EXCEPTION 'a signature may only be ended, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""
NOW = ENDED % {"ends": "ARRAY['voided_in', 'withdrawn_in', 'ending', 'grades', 'effect']"}
BEFORE = ENDED % {"ends": "ARRAY['voided_in', 'withdrawn_in']"}

KEEP = """
CREATE FUNCTION only_settle_a_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.settled_in IS NOT NULL OR (to_jsonb(NEW) - 'settled_in') <> (to_jsonb(OLD) - 'settled_in') THEN
        RAISE EXCEPTION 'a return may only be settled, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_keeping
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_seal
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_unlocking
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_repair
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_acknowledgement
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER never_deleted BEFORE DELETE ON speeches_return
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER only_settled BEFORE UPDATE ON speeches_return
    FOR EACH ROW EXECUTE FUNCTION only_settle_a_return();
"""

# What was signed at seats has no place in the tables of before.
FREE = """
DROP TRIGGER append_only ON speeches_keeping;
DROP TRIGGER append_only ON speeches_seal;
DROP TRIGGER append_only ON speeches_unlocking;
DROP TRIGGER append_only ON speeches_repair;
DROP TRIGGER append_only ON speeches_acknowledgement;
DROP TRIGGER never_deleted ON speeches_return;
DROP TRIGGER only_settled ON speeches_return;
DROP FUNCTION only_settle_a_return();
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE speeches_signature DISABLE TRIGGER USER;
DELETE FROM speeches_keeping WHERE signature_id IN (SELECT id FROM speeches_signature WHERE seat_id IS NOT NULL);
UPDATE speeches_signature SET confirms_id = NULL WHERE confirms_id IS NOT NULL;
DELETE FROM speeches_signature WHERE seat_id IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE speeches_signature ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("speeches", "0020_sign_off"),
    ]
    operations = [
        migrations.RunSQL(NOW, BEFORE),
        migrations.RunSQL(KEEP, FREE),
    ]
