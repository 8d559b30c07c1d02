"""History is append-only by the database: no row of it is deleted, and only a placement may be ended."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION only_end_a_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.until IS NOT NULL OR NEW.until IS NULL
        OR (to_jsonb(NEW) - 'until') <> (to_jsonb(OLD) - 'until') THEN
        RAISE EXCEPTION 'a placement may only be ended, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION only_end_a_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.voided_in IS NOT NULL OR OLD.withdrawn_in IS NOT NULL
        OR (to_jsonb(NEW) - 'voided_in' - 'withdrawn_in') <> (to_jsonb(OLD) - 'voided_in' - 'withdrawn_in') THEN
        RAISE EXCEPTION 'a signature may only be ended, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_event
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON speeches_comment
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER never_deleted BEFORE DELETE ON speeches_placement
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER only_ended BEFORE UPDATE ON speeches_placement
    FOR EACH ROW EXECUTE FUNCTION only_end_a_placement();
CREATE TRIGGER never_deleted BEFORE DELETE ON speeches_signature
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER only_ended BEFORE UPDATE ON speeches_signature
    FOR EACH ROW EXECUTE FUNCTION only_end_a_signature();
"""

ALLOW = """
DROP TRIGGER append_only ON speeches_event;
DROP TRIGGER append_only ON speeches_revision;
DROP TRIGGER append_only ON speeches_comment;
DROP TRIGGER never_deleted ON speeches_placement;
DROP TRIGGER only_ended ON speeches_placement;
DROP TRIGGER never_deleted ON speeches_signature;
DROP TRIGGER only_ended ON speeches_signature;
DROP FUNCTION refuse_rewriting_history();
DROP FUNCTION only_end_a_placement();
DROP FUNCTION only_end_a_signature();
"""


class Migration(migrations.Migration):
    dependencies = [("speeches", "0001_speeches")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
