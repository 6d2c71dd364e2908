-- Counts the requests in `hits`, with the tables of what Python judged: `agents`, `kinds`, `targets` and `quarters`.
-- A group's number is its rank, so that of two pages of the same moment the first in order is the visit's.
CREATE TABLE judged AS
SELECT hits.moment, hits.visitor, targets.rank, targets.tags, kinds.kind, agents.is_bot, quarters.day, quarters.period
FROM hits
JOIN agents USING (agent)
JOIN targets USING (target)
JOIN kinds ON kinds.request = hits.request AND kinds.is_asset = targets.is_asset
JOIN quarters ON quarters.quarter = hits.moment // 900;

CREATE VIEW seen AS
SELECT * FROM judged WHERE rank IS NOT NULL AND kind IN ('page', 'redirect');

CREATE TABLE visits AS
SELECT period, visitor, tags, first & 134217727 AS rank, (first >> 27) & 4294967295 AS moment
FROM (
    SELECT day, min(period) AS period, visitor, tags, min(((kind = 'redirect')::BIGINT << 60) | (moment << 27) | rank) AS first
    FROM seen
    WHERE NOT is_bot
    GROUP BY day, visitor, tags
);

-- The minutes and tags of preview storms.
CREATE TABLE storms AS
SELECT programs.minute, programs.tags
FROM (SELECT moment // 60 AS minute, tags, count(*) AS requests FROM seen WHERE is_bot GROUP BY ALL) AS programs
LEFT JOIN (SELECT moment // 60 AS minute, tags, count(*) AS visits FROM visits GROUP BY ALL) AS people USING (minute, tags)
WHERE requests >= {storm} AND requests >= coalesce(visits, 0);

CREATE VIEW calm AS
SELECT * FROM visits ANTI JOIN storms ON storms.minute = visits.moment // 60 AND storms.tags = visits.tags;

CREATE TABLE counted AS
SELECT
    coalesce(people.period, programs.period) AS period,
    coalesce(people.rank, programs.rank) AS rank,
    coalesce(clicks, 0) AS clicks,
    coalesce(visitors, 0) AS visitors,
    coalesce(bots, 0) AS bots
FROM (SELECT period, rank, count(*) AS clicks, count(DISTINCT visitor) AS visitors FROM calm GROUP BY period, rank) AS people
FULL JOIN (SELECT period, rank, count(*) AS bots FROM seen WHERE is_bot GROUP BY period, rank) AS programs
    ON programs.period = people.period AND programs.rank = people.rank;
