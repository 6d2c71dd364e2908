"""Compare the visits that Spark counts in a large log with those of DuckDB and plain Python, row by row.

Runs in the environment of `scripts/test.py spark`. A master and a worker of Spark run on the loopback interface.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from _log_lines import write_log

CHECKOUT = Path(__file__).resolve().parent.parent
LINES = 1_000_000
_LOOPBACK = "127.0.0.1"
_PATIENCE = 240
"""The seconds that Java may take to start on a busy machine."""


def main() -> int:
    """Generate a log, count its visits with each engine, and print how they differ."""
    sys.path.append(str(CHECKOUT))  # for tests.results.bulk.loading
    from tests.results.bulk.loading import load_requests

    from mkdocs_advocacy.results.bulk import remote
    from mkdocs_advocacy.results.logs import duckdb_engine, python_engine
    from mkdocs_advocacy.results.logs.question import Question
    from mkdocs_advocacy.results.source import LogFile

    question = Question("week", ZoneInfo("Europe/Berlin"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = folder / "access.log.gz"
        write_log(log, LINES)
        files = [LogFile(log.name, log)]
        exports = {"plain Python": python_engine.count_visits(files, question)}
        exports["DuckDB"] = duckdb_engine.count_visits(files, question)
        load_requests(files, question, folder / "requests.parquet")
        with _cluster(folder) as address:
            exports["Spark"] = remote.count_visits(_read_in_spark(address, folder / "requests.parquet"), question)
    rows = {engine: export.records for engine, export in exports.items()}
    for engine, records in rows.items():
        different = sum(a != b for a, b in zip(records, rows["plain Python"], strict=False))
        clicks, bots = sum(record.clicks for record in records), sum(record.bots for record in records)
        print(f"{engine}: {len(records)} rows ({different} differ), {clicks} clicks, {bots} requests of programs")
    return int(any(records != rows["plain Python"] or len(records) < 1000 for records in rows.values()))


def _read_in_spark(address: str, path: Path):  # type: ignore[no-untyped-def]  # Ibis is in another environment
    import ibis
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.bindAddress": _LOOPBACK,
        "spark.driver.host": _LOOPBACK,
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.executor.memory": "1g",
    }
    builder = SparkSession.builder.master(address)
    for name, value in settings.items():
        builder = builder.config(name, value)
    return ibis.pyspark.connect(builder.getOrCreate()).read_parquet(path)


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """Run a master and a worker, and yield the master's address."""
    import pyspark

    home, port = Path(pyspark.__file__).parent, _find_port()
    os.environ |= {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": _LOOPBACK, "PYSPARK_PYTHON": sys.executable}
    address = f"spark://{_LOOPBACK}:{port}"
    ends = {
        "master.Master": f"--port {port} --webui-port {_find_port()}",
        "worker.Worker": f"--cores 2 --memory 1500m --webui-port {_find_port()} --work-dir {folder}/work {address}",
    }
    started: list[subprocess.Popen[bytes]] = []
    try:
        for name, options in ends.items():
            log = folder / f"{name}.log"
            program = (str(home / "bin/spark-class"), f"org.apache.spark.deploy.{name}")
            command = (*program, "--host", _LOOPBACK, *options.split())
            with log.open("wb") as output:
                environment = {**os.environ, "SPARK_DAEMON_MEMORY": "512m"}
                started.append(subprocess.Popen(command, stdout=output, stderr=output, env=environment))
            _wait_for(log, "Successfully registered with master" if "worker" in name else "I have been elected leader")
        yield address
    finally:
        with suppress(Exception):
            from pyspark.sql import SparkSession

            SparkSession.builder.getOrCreate().stop()
        for process in reversed(started):
            process.terminate()
            process.wait(30)


def _wait_for(log: Path, text: str) -> None:
    until = time.monotonic() + _PATIENCE
    while text not in log.read_text(errors="replace"):
        if time.monotonic() > until:
            sys.exit(f"Spark didn't start:\n{log.read_text(errors='replace')}")
        time.sleep(0.5)


def _find_port() -> int:
    with socket.socket() as found:
        found.bind((_LOOPBACK, 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
