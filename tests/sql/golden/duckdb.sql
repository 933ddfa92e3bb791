-- Bills every row of "requests" in USD by the prices of your own book "The smallest book that has everything".
-- bill_amount is NULL where bill_status is not 'ok': look at those rows beside any sum.
CREATE VIEW "bill" AS
WITH bill_names(name, period, model, prices) AS (VALUES
  (concat('it', chr(39), 's-*'), 1, NULL, '!model_not_yet_available'),
  (concat('it', chr(39), 's-*'), 2, 'm', '#1'),
  ('m', 1, 'm', '#0'),
  ('m', 2, 'm', '#1')
),
bill_prices(prices, band, status, hit, miss, output, high_hit, high_miss, high_output) AS (VALUES
  ('#0', 'flat', 'ok', '0.1', '1', '2', '0.1', '1', '2'),
  ('#1', 'off_peak', 'ok', '0.05', '0.5', '1', '0.05', '0.5', '1'),
  ('#1', 'peak', 'ok', '0.1', '1', '2', '0.1', '1', '2'),
  ('#1', 'unknown', 'holiday_calendar_unknown', '0.05', '0.5', '1', '0.1', '1', '2'),
  ('!model_not_yet_available', 'flat', 'model_not_yet_available', NULL, NULL, NULL, NULL, NULL, NULL),
  ('!model_not_yet_available', 'off_peak', 'model_not_yet_available', NULL, NULL, NULL, NULL, NULL, NULL),
  ('!model_not_yet_available', 'peak', 'model_not_yet_available', NULL, NULL, NULL, NULL, NULL, NULL),
  ('!model_not_yet_available', 'unknown', 'model_not_yet_available', NULL, NULL, NULL, NULL, NULL, NULL)
),
bill_rates AS (
  SELECT n.name, n.period, p.band, n.model, p.status,
    CAST(CAST(p.hit AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS hit,
    CAST(CAST(p.miss AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS miss,
    CAST(CAST(p.output AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS output,
    CAST(CAST(p.high_hit AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS high_hit,
    CAST(CAST(p.high_miss AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS high_miss,
    CAST(CAST(p.high_output AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS high_output
  FROM bill_names AS n
  INNER JOIN bill_prices AS p ON p.prices = n.prices
),
bill_source AS (
  SELECT t.*,
    t."model" AS bill_asked,
    t."at" AS bill_at,
    t."hit" AS bill_hit,
    t."miss" AS bill_miss,
    t."output" AS bill_output
  FROM "requests" AS t
),
bill_input AS (
  SELECT s.*,
    (epoch_us(s.bill_at) + 62208518400000000) // 1000000 - 62208518400 AS bill_second,
    CASE
      WHEN starts_with(s.bill_asked, concat('it', chr(39), 's-')) THEN concat('it', chr(39), 's-*')
      ELSE s.bill_asked END AS bill_name
  FROM bill_source AS s
),
bill_checks AS (
  SELECT i.*,
    CASE WHEN i.bill_asked IS NOT NULL AND i.bill_second IS NOT NULL
        AND i.bill_hit >= 0 AND i.bill_miss >= 0 AND i.bill_output >= 0
        AND i.bill_hit = TRY_CAST(i.bill_hit AS BIGINT) AND i.bill_miss = TRY_CAST(i.bill_miss AS BIGINT) AND i.bill_output = TRY_CAST(i.bill_output AS BIGINT) THEN NULL
      WHEN i.bill_asked IS NULL THEN 'no_model'
      WHEN i.bill_second IS NULL THEN 'no_instant'
      WHEN i.bill_hit IS NULL OR i.bill_miss IS NULL OR i.bill_output IS NULL THEN 'no_usage'
      WHEN i.bill_hit < 0 OR i.bill_miss < 0 OR i.bill_output < 0 THEN 'negative_number'
      WHEN i.bill_hit > 9223372036854775807 OR i.bill_miss > 9223372036854775807 OR i.bill_output > 9223372036854775807 THEN 'out_of_range'
      ELSE 'not_whole' END AS bill_fault,
    mod(i.bill_second + 62208806400, 604800) AS bill_week,
    mod(i.bill_second + 62208806400, 86400) AS bill_clock
  FROM bill_input AS i
),
bill_hours AS (
  SELECT c.*,
    CASE
      WHEN c.bill_second >= 1788220800 -- 2026-09-01T00:00:00Z
        THEN 'two'
      WHEN c.bill_second >= 1767225600 -- 2026-01-01T00:00:00Z
        THEN 'one' END AS bill_card,
    CASE WHEN c.bill_fault IS NOT NULL THEN NULL
      WHEN c.bill_second >= 1788220800 THEN 2
      WHEN c.bill_second >= 1767225600 THEN 1 ELSE 0 END AS bill_period,
    CASE
      WHEN c.bill_second >= 1788220800 -- 2026-09-01T00:00:00Z
        THEN CASE WHEN NOT ((c.bill_week BETWEEN 0 AND 431999)
        AND (c.bill_clock BETWEEN 32400 AND 43199)) THEN 'off_peak'
      WHEN c.bill_second BETWEEN 1790784000 AND 1791388799 -- 2026-10-01/2026-10-07
        THEN 'off_peak'
      WHEN c.bill_second BETWEEN 1767196800 AND 1798732799 -- 2026-01-01/2026-12-31
        THEN 'peak'
      ELSE 'unknown' END
      WHEN c.bill_second >= 1767225600 -- 2026-01-01T00:00:00Z
        THEN 'flat' END AS bill_band
  FROM bill_checks AS c
),
bill_bounds AS (
  SELECT h.*, r.model AS bill_model,
    CAST(CAST(TRY_CAST(h.bill_hit AS BIGINT) AS DECIMAL(20,0)) * r.hit + CAST(TRY_CAST(h.bill_miss AS BIGINT) AS DECIMAL(20,0)) * r.miss + CAST(TRY_CAST(h.bill_output AS BIGINT) AS DECIMAL(20,0)) * r.output AS DECIMAL(38,12)) AS bill_low,
    CAST(CAST(TRY_CAST(h.bill_hit AS BIGINT) AS DECIMAL(20,0)) * r.high_hit + CAST(TRY_CAST(h.bill_miss AS BIGINT) AS DECIMAL(20,0)) * r.high_miss + CAST(TRY_CAST(h.bill_output AS BIGINT) AS DECIMAL(20,0)) * r.high_output AS DECIMAL(38,12)) AS bill_high,
    CASE WHEN h.bill_fault IS NOT NULL THEN h.bill_fault
      WHEN h.bill_second < 1767225600 THEN 'before_first_card'
      WHEN r.status IS NULL THEN 'unknown_model'
      ELSE r.status END AS bill_status
  FROM bill_hours AS h
  LEFT JOIN bill_rates AS r ON r.name = h.bill_name AND r.period = h.bill_period AND r.band = h.bill_band
)
SELECT b.*, CASE WHEN b.bill_status = 'ok' THEN b.bill_low END AS bill_amount
FROM bill_bounds AS b
