"""Compares `deroga worker` under Spark with the files of one process: spark_test.py DEROGA ACTS OUTPUT.

Used by tests/spark.rs, which runs only with DEROGA_SPARK=1: PySpark is some 400 MB.
"""

import os
import pathlib
import sys

from pyspark.sql import SparkSession

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from deroga_spark import run  # noqa: E402

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
program, acts, output = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
spark = SparkSession.builder.master("local-cluster[2,1,1024]").getOrCreate()
spark.sparkContext.addPyFile(str(pathlib.Path(__file__).with_name("deroga_spark.py")))
rows = [(p.stem, p.read_text(encoding="utf-8")) for p in sorted(acts.glob("*.txt"))]
rows.append(("vuoto", ""))
found = {r["id"]: r for r in run(spark.createDataFrame(rows, "id string, text string").repartition(4), [program, "worker"]).collect()}
assert len(found) == len(rows), (len(found), len(rows))
for name, _ in rows[:-1]:
    for folder, column in (("rulesets", "ruleset"), ("deviations", "deviations")):
        path = output / folder / f"{name}.yaml"
        expected = path.read_text(encoding="utf-8") if path.exists() else None
        assert found[name][column] == expected, (name, column, found[name]["error"])
try:
    run(spark.createDataFrame(rows[:2], "id string, text string"), ["false"]).collect()
except Exception:
    pass
else:
    raise SystemExit("a worker that dies must fail the job")
print(f"{len(rows)} documenti uguali sotto Spark")
spark.stop()
