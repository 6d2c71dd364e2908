-- Groups the events of {files} into the table `sessions`. Events without ids are the row whose session is NULL.
-- Users are numbers before anything is grouped. The first tags of the best kind are those of the session:
-- 1. those that Google Analytics attributes to it, 2. those of its first tagged event, 3. parameters of older exports.
CREATE TABLE sessions AS
WITH events AS NOT MATERIALIZED (
    SELECT
        event_name,
        try_strptime(event_date, '%Y%m%d')::DATE AS day,
        coalesce(event_timestamp, 0) AS moment,
        user_pseudo_id,
        list_filter(event_params, lambda p: p.key = 'ga_session_id')[1].value AS id,
        list_filter(event_params, lambda p: p.key = 'page_location')[1].value.string_value AS page,
        session_traffic_source_last_click.manual_campaign AS of_session,
        collected_traffic_source AS of_event,
        CASE WHEN event_name IN ('session_start', 'page_view') THEN event_params END AS params
    FROM ({files})
),
kinds AS NOT MATERIALIZED (
    SELECT
        *,
        [
            {'kind': 1, 'moment': moment, 'source': coalesce(of_session.source, ''),
             'medium': coalesce(of_session.medium, ''), 'campaign': coalesce(of_session.campaign_name, ''),
             'content': coalesce(of_session.content, '')},
            {'kind': 2, 'moment': moment, 'source': coalesce(of_event.manual_source, ''),
             'medium': coalesce(of_event.manual_medium, ''), 'campaign': coalesce(of_event.manual_campaign_name, ''),
             'content': coalesce(of_event.manual_content, '')},
            {'kind': 3, 'moment': moment,
             'source': coalesce(list_filter(params, lambda p: p.key = 'source')[1].value.string_value, ''),
             'medium': coalesce(list_filter(params, lambda p: p.key = 'medium')[1].value.string_value, ''),
             'campaign': coalesce(list_filter(params, lambda p: p.key = 'campaign')[1].value.string_value, ''),
             'content': coalesce(list_filter(params, lambda p: p.key = 'content')[1].value.string_value, '')}
        ] AS candidates
    FROM events
),
tagged AS NOT MATERIALIZED (
    SELECT
        day, moment, event_name, split_part(split_part(page, '?', 1), '#', 1) AS page,
        list_filter(
            candidates, lambda c: (c.campaign <> '' AND NOT starts_with(c.campaign, '('))
                OR (c.content <> '' AND NOT starts_with(c.content, '('))
        )[1] AS tags,
        ('0x' || sha256($key || ' ' || user_pseudo_id)[:16])::UBIGINT AS visitor,
        ('0x' || sha256($key || ' ' || user_pseudo_id || ' ' || coalesce(id.int_value::VARCHAR, id.string_value))[:16])::UBIGINT
            AS session
    FROM kinds
)
SELECT
    session,
    min(visitor) AS visitor,
    min(day) AS day,
    max(day) AS last_day,
    min(tags) AS tags,
    min({'moment': moment, 'page': page}) FILTER (page <> '') AS landing,
    coalesce(bool_or(event_name = $conversion), false) AS is_converted,
    count(*) FILTER (tags IS NOT NULL) AS tagged_events,
    count(*) FILTER (day IS NULL) AS broken_events
FROM tagged
GROUP BY session
