"""Answers {"sql": …} with {"rows": [[text, …], …]}, one line of JSON each."""
import json
import sys

from chdb import session


def main():
    clickhouse = session.Session()
    clickhouse.query("SET session_timezone = 'America/New_York'")
    for line in sys.stdin:
        try:
            answer = str(
                clickhouse.query(json.loads(line)["sql"], "JSONCompactEachRow")
            )
            rows = [json.loads(row) for row in answer.splitlines()]
            print(json.dumps({"rows": rows}), flush=True)
        except Exception as error:  # the test says what it was
            print(json.dumps({"error": str(error)[:2000]}), flush=True)


main()
