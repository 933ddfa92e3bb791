"""Spark with two worker processes: answers {"sql": …} with {"rows": …},
{"plan": …} with {"plan": text} and {"load": file, …}, one line of JSON each."""
import json
import os
import sys
import tempfile

import pyspark

HOME = os.path.dirname(pyspark.__file__)
os.environ["SPARK_HOME"] = HOME
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

from pyspark.sql import SparkSession  # noqa: E402


def start():
    return (
        SparkSession.builder.master(os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]"))
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", tempfile.mkdtemp(prefix="bill-"))
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "America/New_York")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )


def load(spark, request):
    model, at, hit, miss, output = request["columns"]
    rows = spark.read.csv(
        request["load"],
        schema=f"id BIGINT, `{model}` STRING, `{at}` TIMESTAMP, `{hit}` BIGINT, "
        f"`{miss}` BIGINT, `{output}` BIGINT",
        nullValue="\\N",
        emptyValue="",
        escape='"',
        timestampFormat="yyyy-MM-dd HH:mm:ss.SSSSSSXXX",
        mode="FAILFAST",
        multiLine=True,
    )
    # Files in several parts, as a warehouse has them.
    folder = request["load"] + ".parquet"
    rows.repartition(4).write.mode("overwrite").parquet(folder)
    spark.read.parquet(folder).createOrReplaceTempView(f"`{request['path'][-1]}`")
    return {}


def answer(spark, request):
    if "load" in request:
        return load(spark, request)
    if "plan" in request:
        frame = spark.sql(request["plan"])
        return {"plan": frame._jdf.queryExecution().executedPlan().toString()}
    rows = spark.sql(request["sql"]).collect()
    return {"rows": [[None if v is None else str(v) for v in row] for row in rows]}


def main():
    spark = start()
    for line in sys.stdin:
        try:
            print(json.dumps(answer(spark, json.loads(line))), flush=True)
        except Exception as error:  # the test says what it was
            print(json.dumps({"error": str(error)[:3000]}), flush=True)
    spark.stop()


main()
