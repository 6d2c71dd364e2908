-- Reads lines with tags from {pipe} into the table `hits`. The request is NULL for a line that isn't understood, and
-- empty for one whose tags are in the referrer.
-- Conditions are part of columns, not of WHERE, because DuckDB would compute what they need twice.
-- Usual lines have no backslash, so that the quotes are where the format has them: that is much faster than {pattern}.
-- Lines that begin with chr(2) were read by our parsers; their parts are separated by tabs.
-- Nothing is materialized before visitors are numbers, so that no address can get into the temporary folder.
CREATE TABLE hits AS
WITH tagged AS NOT MATERIALIZED (
    SELECT line, str_split(line, '"') AS parts
    FROM read_csv(
        {pipe}, columns = {'line': 'VARCHAR'}, delim = e'\x01', quote = '', escape = '', header = false,
        auto_detect = false, compression = 'none', max_line_size = 4000000
    )
    WHERE contains(line, 'utm_') OR contains(line, 'UTM_')
),
sorted AS NOT MATERIALIZED (
    SELECT
        line, parts,
        CASE
            WHEN starts_with(line, chr(2)) THEN 'read'
            WHEN contains(line, '\') OR len(parts) < 7 OR parts[5] <> ' '
                OR NOT regexp_full_match(parts[3], ' [0-9]{3} \S+ ')
                OR NOT regexp_full_match(right(parts[1], 29), '\[{clock}\] ') THEN 'unusual'
            WHEN contains(parts[2], 'utm_') OR contains(parts[2], 'UTM_') THEN 'usual'
        END AS kind
    FROM tagged
),
matched AS NOT MATERIALIZED (
    SELECT
        parts,
        kind = 'usual' AS is_usual,
        CASE WHEN kind = 'read' THEN str_split(line[2:], chr(9)) END AS cells,
        CASE WHEN kind = 'unusual'
            THEN regexp_extract(line, {pattern}, ['before', 'clock', 'request', 'status', 'referrer', 'agent'])
        END AS found
    FROM sorted
    WHERE kind IS NOT NULL
),
named AS NOT MATERIALIZED (
    SELECT
        cells,
        CASE WHEN is_usual THEN str_split(parts[1][:-30], ' ') ELSE str_split(found.before, ' ') END AS front,
        CASE WHEN is_usual THEN parts[1][-28:-3] ELSE found.clock END AS clock,
        CASE WHEN is_usual THEN str_split(parts[2], ' ') ELSE str_split(found.request, ' ') END AS words,
        CASE WHEN is_usual THEN parts[3][2:4] ELSE found.status END AS status,
        CASE WHEN is_usual THEN parts[6] ELSE found.agent END AS agent
    FROM matched
),
timed AS NOT MATERIALIZED (
    SELECT
        *,
        CASE WHEN len(words) >= 3 AND starts_with(words[-1], 'HTTP/')
            THEN epoch(try_strptime(clock[:20], '%d/%b/%Y:%H:%M:%S'))::BIGINT
                - (try_cast(clock[23:24] AS BIGINT) * 60 + try_cast(clock[25:26] AS BIGINT))
                * CASE clock[22] WHEN '-' THEN -60 ELSE 60 END
        END AS moment,
        array_to_string(words[2:-2], ' ') AS target,
        CASE WHEN len(front) >= 4 AND length(front[1]) > 1 AND NOT ends_with(front[1], ',')
            AND front[2] NOT IN ('', '-') AND front[3] = '-' THEN front[2] ELSE rtrim(front[1], ',')
        END AS address
    FROM named
),
checked AS NOT MATERIALIZED (
    SELECT
        cells, address, agent, status, words, target, split_part(target, '?', 1) AS path,
        CASE WHEN moment BETWEEN 0 AND 4294967295 THEN moment END AS moment,
        moment BETWEEN 0 AND 4294967295 AND (contains(target, 'utm_') OR contains(target, 'UTM_')) AS is_tagged
    FROM timed
),
queried AS NOT MATERIALIZED (
    SELECT *, CASE WHEN is_tagged THEN str_split(replace(substr(target, length(path) + 2), '&amp;', '&'), '&') END AS query
    FROM checked
)
SELECT
    CASE
        WHEN cells IS NOT NULL THEN cells[1]
        WHEN is_tagged THEN words[1] || ' ' || status
        WHEN moment IS NOT NULL THEN ''
    END AS request,
    CASE WHEN cells IS NOT NULL THEN try_cast(cells[2] AS BIGINT) ELSE moment END AS moment,
    CASE
        WHEN cells IS NOT NULL THEN try_cast(cells[3] AS UBIGINT)
        WHEN is_tagged THEN ('0x' || sha256($key || ' ' || address || ' ' || agent)[:16])::UBIGINT
    END AS visitor,
    CASE
        WHEN cells IS NOT NULL THEN cells[4]
        WHEN is_tagged THEN path || '?' || array_to_string(
            list_filter(query, lambda part: contains(lower(part), 'utm_')), '&'
        )
    END AS target,
    CASE WHEN cells IS NOT NULL THEN cells[5] WHEN is_tagged THEN agent END AS agent
FROM queried
