-- Version 8. What the client, the items, the teams and the members were called stands in a statement itself: of those that were fixed
-- before, the names of the day on which they were. A credit statement takes another one back.
ALTER TABLE statement ADD COLUMN client_then TEXT;
ALTER TABLE statement ADD COLUMN credits BLOB REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX statement_of_credits ON statement (credits) WHERE credits IS NOT NULL;
ALTER TABLE statement_line ADD COLUMN item_then TEXT;
ALTER TABLE statement_line ADD COLUMN team_then TEXT;
ALTER TABLE statement_line ADD COLUMN member_number TEXT;
ALTER TABLE statement_line ADD COLUMN member_then TEXT;
ALTER TABLE statement_line ADD COLUMN instrument_kind TEXT;
CREATE TEMP VIEW name_then AS
    SELECT unhex(replace(v.record, '-', '')) AS record, coalesce(v."from", '') AS "from", v.until, v.value FROM past_value v
    WHERE v.field = 'name';
UPDATE statement SET client_then = coalesce(
    (SELECT v.value FROM name_then v WHERE v.record = statement.organisation AND statement.fixed_on BETWEEN v."from" AND v.until),
    (SELECT c.label FROM organisation c WHERE c.id = statement.organisation));
UPDATE statement_line SET
    item_then = coalesce(
        (SELECT v.value FROM statement s JOIN name_then v ON s.fixed_on BETWEEN v."from" AND v.until
         WHERE s.id = statement_line.statement AND v.record = statement_line.item),
        (SELECT i.label FROM cost_item i WHERE i.id = statement_line.item)),
    team_then = coalesce(
        (SELECT v.value FROM statement s JOIN name_then v ON s.fixed_on BETWEEN v."from" AND v.until
         WHERE s.id = statement_line.statement AND v.record = statement_line.team),
        (SELECT t.label FROM team t WHERE t.id = statement_line.team)),
    member_number = (SELECT m.number FROM placement p JOIN member m ON m.id = p.member WHERE p.id = statement_line.placement),
    member_then = (SELECT m.label FROM placement p JOIN member m ON m.id = p.member WHERE p.id = statement_line.placement),
    instrument_kind = (SELECT g.instrument FROM instrument g WHERE g.id = statement_line.instrument);
DROP VIEW name_then;
