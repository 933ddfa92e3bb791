-- Bills every row of "my shop"."请求-2026" in USD by dated DeepSeek prices, checked 2026-11-17.
-- A bill_amount is NULL where bill_status is not 'ok': look at those rows beside any sum.
WITH bill_names(name, from_s, until_s, model, prices, if_no_price) AS (VALUES
  ('deepseek-v4-flash', 1777001049, 1777205700, 'deepseek-v4-flash', 'flash-2026-04-24', 'currency_not_listed'),
  ('deepseek-v4-flash', 1777205700, 1786896000, 'deepseek-v4-flash', 'flash-2026-04-26', 'currency_not_listed'),
  ('deepseek-v4-flash', 1786896000, 1789012800, 'deepseek-v4-flash', 'flash-2026-08-16', 'currency_not_listed'),
  ('deepseek-v4-flash', 1789012800, 1000000000000000, 'deepseek-flash', 'flash-2026-09-10', 'currency_not_listed'),
  ('deepseek-v4-pro', 1777001049, 1777131191, 'deepseek-v4-pro', 'pro-2026-04-24', 'currency_not_listed'),
  ('deepseek-v4-pro', 1777131191, 1777205700, 'deepseek-v4-pro', 'pro-2026-04-25', 'currency_not_listed'),
  ('deepseek-v4-pro', 1777205700, 1786896000, 'deepseek-v4-pro', 'pro-2026-04-26', 'currency_not_listed'),
  ('deepseek-v4-pro', 1786896000, 1000000000000000, 'deepseek-v4-pro', 'pro-2026-08-16', 'currency_not_listed'),
  ('deepseek-flash', 1777001049, 1789012800, NULL, NULL, 'model_not_yet_available'),
  ('deepseek-flash', 1789012800, 1000000000000000, 'deepseek-flash', 'flash-2026-09-10', 'currency_not_listed'),
  ('deepseek-v4-flash-vision-exp', 1777001049, 1787270400, NULL, NULL, 'model_not_yet_available'),
  ('deepseek-v4-flash-vision-exp', 1787270400, 1789012800, 'deepseek-v4-flash-vision-exp', 'flash-2026-08-16', 'currency_not_listed'),
  ('deepseek-v4-flash-vision-exp', 1789012800, 1000000000000000, 'deepseek-flash', 'flash-2026-09-10', 'currency_not_listed'),
  ('deepseek-v4.1-flash-expires-on-0910', 1777001049, 1788825600, NULL, NULL, 'model_not_yet_available'),
  ('deepseek-v4.1-flash-expires-on-0910', 1788825600, 1789012800, 'deepseek-v4.1-flash-expires-on-0910', 'flash-test-2026-09', 'currency_not_listed'),
  ('deepseek-v4.1-flash-expires-on-0910', 1789012800, 1000000000000000, NULL, NULL, 'model_retired'),
  ('deepseek-chat', 1777001049, 1777205700, 'deepseek-v4-flash', 'flash-2026-04-24', 'currency_not_listed'),
  ('deepseek-chat', 1777205700, 1784908740, 'deepseek-v4-flash', 'flash-2026-04-26', 'currency_not_listed'),
  ('deepseek-chat', 1784908740, 1000000000000000, NULL, NULL, 'model_retired'),
  ('deepseek-reasoner', 1777001049, 1777205700, 'deepseek-v4-flash', 'flash-2026-04-24', 'currency_not_listed'),
  ('deepseek-reasoner', 1777205700, 1784908740, 'deepseek-v4-flash', 'flash-2026-04-26', 'currency_not_listed'),
  ('deepseek-reasoner', 1784908740, 1000000000000000, NULL, NULL, 'model_retired'),
  ('claude-opus*', 1777001049, 1777131191, 'deepseek-v4-pro', 'pro-2026-04-24', 'currency_not_listed'),
  ('claude-opus*', 1777131191, 1777205700, 'deepseek-v4-pro', 'pro-2026-04-25', 'currency_not_listed'),
  ('claude-opus*', 1777205700, 1786896000, 'deepseek-v4-pro', 'pro-2026-04-26', 'currency_not_listed'),
  ('claude-opus*', 1786896000, 1000000000000000, 'deepseek-v4-pro', 'pro-2026-08-16', 'currency_not_listed'),
  ('claude-*', 1777001049, 1777205700, 'deepseek-v4-flash', 'flash-2026-04-24', 'currency_not_listed'),
  ('claude-*', 1777205700, 1786896000, 'deepseek-v4-flash', 'flash-2026-04-26', 'currency_not_listed'),
  ('claude-*', 1786896000, 1789012800, 'deepseek-v4-flash', 'flash-2026-08-16', 'currency_not_listed'),
  ('claude-*', 1789012800, 1000000000000000, 'deepseek-flash', 'flash-2026-09-10', 'currency_not_listed')
),
bill_prices(prices, band, status, hit, miss, output, high_hit, high_miss, high_output) AS (VALUES
  ('flash-2026-04-24', 'flat', 'ok', '0.028', '0.14', '0.28', '0.028', '0.14', '0.28'),
  ('pro-2026-04-24', 'flat', 'ok', '0.145', '1.74', '3.48', '0.145', '1.74', '3.48'),
  ('pro-2026-04-25', 'flat', 'ok', '0.03625', '0.435', '0.87', '0.03625', '0.435', '0.87'),
  ('flash-2026-04-26', 'flat', 'ok', '0.0028', '0.14', '0.28', '0.0028', '0.14', '0.28'),
  ('pro-2026-04-26', 'flat', 'ok', '0.003625', '0.435', '0.87', '0.003625', '0.435', '0.87'),
  ('flash-2026-08-16', 'off_peak', 'ok', '0.007', '0.22', '0.66', '0.007', '0.22', '0.66'),
  ('flash-2026-08-16', 'peak', 'ok', '0.014', '0.44', '1.32', '0.014', '0.44', '1.32'),
  ('pro-2026-08-16', 'off_peak', 'ok', '0.022', '0.66', '1.98', '0.022', '0.66', '1.98'),
  ('pro-2026-08-16', 'peak', 'ok', '0.044', '1.32', '3.96', '0.044', '1.32', '3.96'),
  ('pro-2026-08-16', 'unknown', 'holiday_calendar_unknown', '0.022', '0.66', '1.98', '0.044', '1.32', '3.96'),
  ('flash-test-2026-09', 'off_peak', 'ok', '0.007', '0.22', '0.66', '0.007', '0.22', '0.66'),
  ('flash-test-2026-09', 'peak', 'ok', '0.014', '0.44', '1.32', '0.014', '0.44', '1.32'),
  ('flash-2026-09-10', 'off_peak', 'ok', '0.003', '0.15', '0.6', '0.003', '0.15', '0.6'),
  ('flash-2026-09-10', 'peak', 'ok', '0.006', '0.3', '1.2', '0.006', '0.3', '1.2'),
  ('flash-2026-09-10', 'unknown', 'holiday_calendar_unknown', '0.003', '0.15', '0.6', '0.006', '0.3', '1.2')
),
bill_rates AS (
  SELECT prices, band, status,
    CAST(CAST(hit AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS hit,
    CAST(CAST(miss AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS miss,
    CAST(CAST(output AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS output,
    CAST(CAST(high_hit AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS high_hit,
    CAST(CAST(high_miss AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS high_miss,
    CAST(CAST(high_output AS DECIMAL(13,6)) * CAST('0.000001' AS DECIMAL(6,6)) AS DECIMAL(13,12)) AS high_output
  FROM bill_prices
),
bill_input AS (
  SELECT t.*,
    CASE WHEN isfinite(t."When At") THEN CAST(floor(extract(epoch FROM t."When At")) AS BIGINT) END AS bill_second,
    CASE
      WHEN substr(t."select", 1, 11) = 'claude-opus' THEN 'claude-opus*'
      WHEN substr(t."select", 1, 7) = 'claude-' THEN 'claude-*'
      ELSE t."select" END AS bill_name
  FROM "my shop"."请求-2026" AS t
  OFFSET 0
),
bill_hours AS (
  SELECT i.*,
    CASE
      WHEN i.bill_second >= 1794528000 -- 2026-11-13T00:00:00Z
        THEN '2026-11-13'
      WHEN i.bill_second >= 1793462400 -- 2026-10-31T16:00:00Z
        THEN '2026-10-31'
      WHEN i.bill_second >= 1792195200 -- 2026-10-17T00:00:00Z
        THEN '2026-10-17'
      WHEN i.bill_second >= 1789776000 -- 2026-09-19T00:00:00Z
        THEN '2026-09-19'
      WHEN i.bill_second >= 1789012800 -- 2026-09-10T04:00:00Z
        THEN '2026-09-10'
      WHEN i.bill_second >= 1787414400 -- 2026-08-22T16:00:00Z
        THEN '2026-08-22'
      WHEN i.bill_second >= 1787270400 -- 2026-08-21T00:00:00Z
        THEN '2026-08-21'
      WHEN i.bill_second >= 1786896000 -- 2026-08-16T16:00:00Z
        THEN '2026-08-16'
      WHEN i.bill_second >= 1784908740 -- 2026-07-24T15:59:00Z
        THEN '2026-07-24'
      WHEN i.bill_second >= 1782604800 -- 2026-06-28T00:00:00Z
        THEN '2026-06-28'
      WHEN i.bill_second >= 1780243140 -- 2026-05-31T15:59:00Z
        THEN '2026-05-31'
      WHEN i.bill_second >= 1777205700 -- 2026-04-26T12:15:00Z
        THEN '2026-04-26'
      WHEN i.bill_second >= 1777131191 -- 2026-04-25T15:33:11Z
        THEN '2026-04-25'
      WHEN i.bill_second >= 1777001049 -- 2026-04-24T03:24:09Z
        THEN '2026-04-24' END AS bill_card,
    CASE
      WHEN i.bill_second >= 1789776000 -- 2026-09-19T00:00:00Z
        THEN CASE WHEN NOT ((mod(i.bill_second + 62208806400, 604800) BETWEEN 0 AND 431999)
        AND (mod(i.bill_second + 62208806400, 86400) BETWEEN 32400 AND 43199 OR mod(i.bill_second + 62208806400, 86400) BETWEEN 50400 AND 64799)) THEN 'off_peak'
      WHEN i.bill_second BETWEEN 1735660800 AND 1735747199 -- 2025-01-01
        OR i.bill_second BETWEEN 1737993600 AND 1738684799 -- 2025-01-28/2025-02-04
        OR i.bill_second BETWEEN 1743696000 AND 1743955199 -- 2025-04-04/2025-04-06
        OR i.bill_second BETWEEN 1746028800 AND 1746460799 -- 2025-05-01/2025-05-05
        OR i.bill_second BETWEEN 1748620800 AND 1748879999 -- 2025-05-31/2025-06-02
        OR i.bill_second BETWEEN 1759248000 AND 1759939199 -- 2025-10-01/2025-10-08
        OR i.bill_second BETWEEN 1767196800 AND 1767455999 -- 2026-01-01/2026-01-03
        OR i.bill_second BETWEEN 1771084800 AND 1771862399 -- 2026-02-15/2026-02-23
        OR i.bill_second BETWEEN 1775232000 AND 1775491199 -- 2026-04-04/2026-04-06
        OR i.bill_second BETWEEN 1777564800 AND 1777996799 -- 2026-05-01/2026-05-05
        OR i.bill_second BETWEEN 1781798400 AND 1782057599 -- 2026-06-19/2026-06-21
        OR i.bill_second BETWEEN 1790265600 AND 1790524799 -- 2026-09-25/2026-09-27
        OR i.bill_second BETWEEN 1790784000 AND 1791388799 -- 2026-10-01/2026-10-07
        THEN 'off_peak'
      WHEN i.bill_second BETWEEN 1735660800 AND 1767196799 -- 2025-01-01/2025-12-31
        OR i.bill_second BETWEEN 1767196800 AND 1798732799 -- 2026-01-01/2026-12-31
        THEN 'peak'
      ELSE 'unknown' END
      WHEN i.bill_second >= 1787414400 -- 2026-08-22T16:00:00Z
        THEN CASE WHEN NOT ((mod(i.bill_second + 62208806400, 604800) BETWEEN 0 AND 431999)
        AND (mod(i.bill_second + 62208806400, 86400) BETWEEN 32400 AND 43199 OR mod(i.bill_second + 62208806400, 86400) BETWEEN 50400 AND 64799)) THEN 'off_peak' ELSE 'peak' END
      WHEN i.bill_second >= 1786896000 -- 2026-08-16T16:00:00Z
        THEN CASE WHEN NOT ((mod(i.bill_second + 62208806400, 604800) BETWEEN 0 AND 604799)
        AND (mod(i.bill_second + 62208806400, 86400) BETWEEN 32400 AND 43199 OR mod(i.bill_second + 62208806400, 86400) BETWEEN 50400 AND 64799)) THEN 'off_peak' ELSE 'peak' END
      WHEN i.bill_second >= 1777001049 -- 2026-04-24T03:24:09Z
        THEN 'flat' END AS bill_band
  FROM bill_input AS i
),
bill_bounds AS (
  SELECT h.*, n.model AS bill_model,
    CAST(LEAST(
      CAST(h."cache_hit" AS DECIMAL(20,0)) * r.hit + CAST(h."prompt-miss" AS DECIMAL(20,0)) * r.miss + CAST(h."é" AS DECIMAL(20,0)) * r.output,
      CAST(h."cache_hit" AS DECIMAL(20,0)) * r.high_hit + CAST(h."prompt-miss" AS DECIMAL(20,0)) * r.high_miss + CAST(h."é" AS DECIMAL(20,0)) * r.high_output) AS DECIMAL(38,12)) AS bill_low,
    CAST(GREATEST(
      CAST(h."cache_hit" AS DECIMAL(20,0)) * r.hit + CAST(h."prompt-miss" AS DECIMAL(20,0)) * r.miss + CAST(h."é" AS DECIMAL(20,0)) * r.output,
      CAST(h."cache_hit" AS DECIMAL(20,0)) * r.high_hit + CAST(h."prompt-miss" AS DECIMAL(20,0)) * r.high_miss + CAST(h."é" AS DECIMAL(20,0)) * r.high_output) AS DECIMAL(38,12)) AS bill_high,
    CASE WHEN h."select" IS NULL THEN 'no_model'
      WHEN h.bill_second IS NULL THEN 'no_instant'
      WHEN h."cache_hit" IS NULL OR h."prompt-miss" IS NULL OR h."é" IS NULL THEN 'no_usage'
      WHEN h."cache_hit" < 0 OR h."prompt-miss" < 0 OR h."é" < 0 THEN 'negative_number'
      WHEN h."cache_hit" <> CAST(h."cache_hit" AS DECIMAL(20,0)) OR h."prompt-miss" <> CAST(h."prompt-miss" AS DECIMAL(20,0)) OR h."é" <> CAST(h."é" AS DECIMAL(20,0)) THEN 'not_whole'
      WHEN h.bill_card IS NULL THEN 'before_first_card'
      ELSE COALESCE(r.status, n.if_no_price, 'unknown_model') END AS bill_status
  FROM bill_hours AS h
  LEFT JOIN bill_names AS n ON n.name = h.bill_name
    AND h.bill_second >= n.from_s AND h.bill_second < n.until_s
  LEFT JOIN bill_rates AS r ON r.prices = n.prices
    AND r.band = CASE WHEN h."cache_hit" >= 0 AND h."cache_hit" = CAST(h."cache_hit" AS DECIMAL(20,0))
      AND h."prompt-miss" >= 0 AND h."prompt-miss" = CAST(h."prompt-miss" AS DECIMAL(20,0))
      AND h."é" >= 0 AND h."é" = CAST(h."é" AS DECIMAL(20,0)) THEN h.bill_band END
)
SELECT b.*, CASE WHEN b.bill_status = 'ok' THEN b.bill_low END AS bill_amount
FROM bill_bounds AS b
