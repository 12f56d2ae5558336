"""Runs `deroga worker` over a Spark DataFrame, one process for each partition.

    from deroga_spark import run
    results = run(spark.read.parquet("acts"), worker=["deroga", "worker"])

The frame has the columns `id` and `text`, and any of `file`, `title`, `kind`, `institution`, `comparto`,
`baseline`, `date`. The result has `id`, `ruleset`, `deviations` and `error`: one row for each row that went
in, or the job fails. Nothing is ever left out silently.

Without Spark (this is all that Dask needs):

    import dask.bag as db, json
    from deroga_spark import answers
    bag = db.from_sequence(rows, npartitions=8)
    results = bag.map_partitions(lambda part: list(answers(list(part), ["deroga", "worker"]))).compute()
"""

import json
import subprocess
import threading

FIELDS = ("id", "text", "file", "title", "kind", "institution", "comparto", "baseline", "date")


def answers(rows, worker):
    """The answers of one worker to these rows, in their order; raises when one is missing."""
    process = subprocess.Popen(worker, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        try:
            for row in rows:
                known = {k: row[k] for k in FIELDS if row.get(k) is not None}
                process.stdin.write(json.dumps(known, ensure_ascii=False).encode() + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass  # The worker is gone: its exit code and the missing answers say so below.

    writer = threading.Thread(target=feed, daemon=True)
    writer.start()
    count = 0
    for line, row in zip(process.stdout, rows):
        answer = json.loads(line)
        if answer["id"] not in (row["id"], None):
            process.kill()
            raise RuntimeError(f"deroga worker: risposta per {answer['id']!r} invece che per {row['id']!r}")
        error = answer.get("error")
        yield {
            "id": row["id"],
            "ruleset": answer.get("ruleset"),
            "deviations": answer.get("deviations"),
            "error": json.dumps(error, ensure_ascii=False, sort_keys=True) if error else None,
        }
        count += 1
    code = process.wait()
    if code != 0 or count != len(rows):
        raise RuntimeError(f"deroga worker: uscita {code}, {count} risposte per {len(rows)} documenti")


def run(frame, worker):
    """The DataFrame of answers; `worker` is the command, the same on every machine."""
    import pyarrow

    schema = "id string, ruleset string, deviations string, error string"
    fields = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "ruleset", "deviations", "error")])

    def partition(batches):
        for batch in batches:
            rows = list(answers(batch.to_pylist(), worker))
            yield pyarrow.RecordBatch.from_pylist(rows, schema=fields)

    return frame.mapInArrow(partition, schema)
