"""Serve the demo hub at http://127.0.0.1:8000/ with live reload. Arguments are passed to `mkdocs serve`."""

from __future__ import annotations

import os
import sys

from _environment import CHECKOUT, PYTHON, QUIET, ensure


def main(arguments: list[str]) -> None:
    """Replace this process with `mkdocs serve`, so that stopping the script stops the server."""
    ensure()
    os.chdir(CHECKOUT)
    watched = ["--watch", "plugins/mkdocs_advocacy", "--watch", "theme"]
    command = [str(PYTHON), "-m", "mkdocs", "serve", "--livereload", *watched, *arguments]
    os.execve(PYTHON, command, {**os.environ, **QUIET})


if __name__ == "__main__":
    main(sys.argv[1:])
