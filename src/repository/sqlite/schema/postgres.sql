-- What the statements of this store ask of PostgreSQL by the names that SQLite has for it. Days are texts here as there. A function in
-- SQL is put into the statement that calls it; none of them costs a call but those in PL/pgSQL.
CREATE FUNCTION main.instr(text, text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT strpos($1, $2)::bigint';
CREATE FUNCTION main.hex(bytea) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT upper(encode($1, 'hex')) $$;
CREATE FUNCTION main.unhex(text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT decode($1, 'hex') $$;
CREATE FUNCTION main.randomblob(bigint) RETURNS bytea LANGUAGE sql VOLATILE AS
    'SELECT substring(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) FROM 1 FOR $1::int)';
CREATE FUNCTION main.json_each(text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE AS
    'SELECT json_array_elements_text($1::json)';
CREATE FUNCTION main.json_extract(text, text) RETURNS bigint LANGUAGE sql IMMUTABLE AS
    $$ SELECT nullif(jsonb_path_query_first($1::jsonb, $2::jsonpath), 'null')::bigint $$;
-- As there, nothing comes of nothing.
CREATE FUNCTION main.max(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT CASE WHEN $1 >= $2 THEN $1 WHEN $2 > $1 THEN $2 END';
CREATE FUNCTION main.min(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT CASE WHEN $1 <= $2 THEN $1 WHEN $2 < $1 THEN $2 END';
CREATE FUNCTION main.max(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT CASE WHEN $1 >= $2 THEN $1 WHEN $2 > $1 THEN $2 END';
CREATE FUNCTION main.min(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT CASE WHEN $1 <= $2 THEN $1 WHEN $2 < $1 THEN $2 END';
-- A sum of whole numbers is one.
CREATE AGGREGATE main.sum(bigint) (sfunc = int8pl, stype = bigint, combinefunc = int8pl, msfunc = int8pl, minvfunc = int8mi, mstype = bigint, parallel = safe);
CREATE FUNCTION main.julianday(text) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT ($1::date - DATE '2000-01-01')::bigint $$;
CREATE FUNCTION main.date(text, text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT to_char($1::date + $2::interval, 'YYYY-MM-DD') COLLATE "C" $$;
CREATE FUNCTION main.date(text, text, text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT to_char($1::date + $2::interval + CASE $3 WHEN 'floor' THEN INTERVAL '0' ELSE $3::interval END, 'YYYY-MM-DD') COLLATE "C" $$;
-- `fold` and `by_value` of the program.
CREATE FUNCTION main.plain_signs(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT translate($1, '‘’‚‛`´ʼʻʹ′‵“”„‟″‐‑‒–—―−', repeat('''', 11) || repeat('"', 5) || repeat('-', 7)) $$;
CREATE FUNCTION main.fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(translate(replace(replace(replace(replace(main.plain_signs(regexp_replace(lower(
        regexp_replace(normalize(main.plain_signs($1), NFKD), '[\u0300-\u036f]', '', 'g') COLLATE "und-x-icu"),
        '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðħŧı', 'olddhti'),
        '\s+', ' ', 'g')) COLLATE "C" $$;
CREATE FUNCTION main.by_value(folded text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    made text := '';
    zeros text := '';
    rest text := folded;
    part text[];
    value text;
    longer int;
BEGIN
    IF folded !~ '[0-9]' THEN RETURN folded; END IF;
    LOOP
        part := regexp_match(rest, '^([^0-9]*)([0-9]+)(.*)$', 's');
        EXIT WHEN part IS NULL;
        value := coalesce(nullif(ltrim(part[2], '0'), ''), '0');
        longer := length(value) - 1;
        made := made || part[1] || repeat('Z', greatest(longer - 1, 0) / 26);
        longer := longer - 26 * (greatest(longer - 1, 0) / 26);
        made := made || CASE WHEN longer > 0 THEN chr(64 + longer) ELSE '' END || value;
        zeros := zeros || repeat('0', length(part[2]) - length(value)) || ',';
        rest := part[3];
    END LOOP;
    zeros := rtrim(zeros, ',');
    RETURN made || rest || CASE WHEN zeros = '' THEN '' ELSE chr(9) || zeros END;
END $$;
-- The hours of each day of the week with a sign between them, as `WorkDays` writes them.
CREATE FUNCTION main.works_on(text, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT coalesce(nullif(split_part($1, '-', $2::int + 1), ''), '0')::numeric > 0 WHERE $1 IS NOT NULL $$;
CREATE FUNCTION main.work_hours(text, text, text) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(main.sum((coalesce(nullif(split_part($1, '-', extract(isodow FROM d)::int), ''), '0')::numeric * 100)::bigint), 0)
    FROM generate_series($2::date, $3::date, INTERVAL '1 day') d WHERE $1 IS NOT NULL $$;
