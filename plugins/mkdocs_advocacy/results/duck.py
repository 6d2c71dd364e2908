"""A DuckDB that reads only what it's told to, loads nothing, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files as package_files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_advocacy.results.refusal import Refused

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def is_installed() -> bool:
    """Return whether the extra `results` is installed."""
    return find_spec("duckdb") is not None


@contextmanager
def connect(folder: Path, memory: str, files: Sequence[Path] = ()) -> Iterator[DuckDBPyConnection]:
    """Open an empty database in a private folder, which may read the given files besides.

    `memory` is what it may use before it writes into the folder. Raises Refused if DuckDB isn't installed or fails.
    """
    try:
        import duckdb
    except ImportError:
        message = "large files are read by DuckDB, which isn't installed"
        raise Refused(message, "run: pip install 'mkdocs-advocacy[results]'") from None
    settings = {
        "memory_limit": memory,
        "threads": 2,
        "temp_directory": str(folder / "spill"),
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allowed_directories": [f"{folder}/"],
        "allowed_paths": [str(path) for path in files],
    }
    try:
        with duckdb.connect(str(folder / "data.duckdb")) as connection:
            for name, value in settings.items():
                connection.execute(f"SET {name} = {_quote(value)}")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield connection
    except duckdb.OutOfMemoryException:
        message = "DuckDB has too little memory or disk space"
        raise Refused(message, "free some, or import fewer files at once") from None
    except duckdb.Error as error:
        # its message may quote a line, with addresses
        message = f"DuckDB can't read the file ({type(error).__name__})"
        raise Refused(message, "export it again, or report the problem with an invented file") from None


def fetch(connection: DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """Return all rows of a query."""
    return connection.execute(query).fetchall()


def register(connection: DuckDBPyConnection, table: str, **columns: tuple[str, Sequence[object]]) -> None:
    """Create a table from the type and the values of each column."""
    parts = (f"unnest(${name}::{kind}[]) AS {name}" for name, (kind, _) in columns.items())
    values = {name: list(values) for name, (_, values) in columns.items()}
    connection.execute(f"CREATE TABLE {table} AS SELECT {', '.join(parts)}", values)


def read_statement(package: str, file: str, **values: str) -> str:
    """Return the SQL in a file of a package, with values for its names in braces."""
    text = (package_files(package) / f"{file}.sql").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def quote(text: str) -> str:
    """Return a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _quote(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(quote, value))}]"
    return quote(value) if isinstance(value, str) else str(value).lower()
