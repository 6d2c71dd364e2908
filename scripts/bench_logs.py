"""Compare the engines that count visits in access logs: wall time, CPU time and peak memory, in one run.

Generates a log of the given millions of lines once (about 30 MB each, compressed) and keeps it in .cache/.
Polars is measured with `--python` of an environment that has it. Its query is simpler than ours: it knows no preview
storms, first pages or unusual lines, so that its clicks differ a little.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from _environment import CHECKOUT, PYTHON, ensure
from _log_lines import write_log

ENGINES = ("duckdb", "python", "polars")
_LINE = r'^(\S+) - - \[([^\]]+)\] "GET (\S*utm_\S*) HTTP/2.0" (?:200|30[12]) \S+ "[^"]*" "((?:[^"\\]|\\.)*)"'


def main(arguments: list[str]) -> int:
    """Run each engine in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("millions", nargs="?", type=float, default=10, help="millions of lines (default: 10)")
    parser.add_argument("--engines", nargs="*", default=ENGINES, choices=ENGINES, help="default: all")
    parser.add_argument("--python", default=str(PYTHON), help="the environment to measure (default: .venv)")
    parser.add_argument("--count-with", choices=ENGINES, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    log = CHECKOUT / f".cache/bench/access-{options.millions:g}m.log.gz"
    if options.count_with:
        print(count_with(options.count_with, log), flush=True)
        return 0
    ensure()
    if not log.exists():
        log.parent.mkdir(parents=True, exist_ok=True)
        unfinished = log.with_suffix(".unfinished")
        write_log(unfinished, round(options.millions * 1e6))
        unfinished.rename(log)
    about = f"{log.name}: {log.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} processors"
    print(f"{about}, load {os.getloadavg()[0]:.1f} before the run\n")
    print("| engine | wall s | CPU s | peak MiB | clicks |\n|---|---|---|---|---|")
    for engine in options.engines:
        print(_measure(options.python, engine, options.millions), flush=True)
    return 0


def count_with(engine: str, log: Path) -> int:
    """Return how many visits an engine counts."""
    if engine == "polars":
        return _count_with_polars(log)
    from mkdocs_advocacy.results.logs import duckdb_engine, python_engine
    from mkdocs_advocacy.results.logs.question import Question
    from mkdocs_advocacy.results.source import LogFile

    count = duckdb_engine.count_visits if engine == "duckdb" else python_engine.count_visits
    export = count([LogFile(log.name, log)], Question("week", ZoneInfo("Europe/Berlin")))
    return sum(record.clicks for record in export.records)


def _count_with_polars(log: Path) -> int:
    import polars

    from mkdocs_advocacy.results.bots import is_bot

    lines = polars.scan_csv(log, separator="\x01", has_header=False, quote_char=None, new_columns=["line"])
    parts = polars.col("line").str.extract_groups(_LINE)
    found = lines.filter(polars.col("line").str.contains("utm_", literal=True)).select(parts.alias("part"))
    address, clock, target, agent = (polars.col("part").struct.field(str(number)) for number in range(1, 5))
    requests = found.select(
        polars.concat_str(address, agent).hash().alias("visitor"),
        clock.str.slice(0, 11).alias("day"),
        target.str.extract(r"(utm_source=.*)").alias("tags"),
        agent.cast(polars.Categorical).alias("agent"),
    ).collect(engine="streaming")
    agents = requests["agent"].unique().cast(polars.String).to_list()
    programs = [agent for agent in agents if agent is None or is_bot(agent)]
    people = requests.filter(~requests["agent"].cast(polars.String).is_in(programs))
    return int(people.select("visitor", "day", "tags").unique().height)


def _measure(python: str, engine: str, millions: float) -> str:
    """Run one engine and return its row of the table."""
    command = (python, __file__, f"{millions:g}", "--count-with", engine)
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        clicks = process.stdout.read().strip()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall, cpu = time.monotonic() - started, used.ru_utime + used.ru_stime
    if process.returncode:
        return f"| {engine} | not measured: it failed or isn't installed | | | |"
    return f"| {engine} | {wall:.1f} | {cpu:.1f} | {used.ru_maxrss // 1024} | {clicks} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
