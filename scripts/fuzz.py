"""Fuzz the parsers of untrusted files.

    python3 scripts/fuzz.py --seconds 600              run each target for 600 seconds
    python3 scripts/fuzz.py --seconds 60 yaml links    run two targets
    python3 scripts/fuzz.py --list                     list the targets with the property that each checks

For each target, the script prints the time, the number of examples and the smallest input that violates the property.
It exits with 1 if there is one. Such inputs are stored in .cache/fuzz/ and tried first next time. Make each a test.
"""

from __future__ import annotations

import os
import subprocess
import sys

from _environment import CHECKOUT, PYTHON, QUIET, ensure


def main(arguments: list[str]) -> int:
    """Run the targets in the checkout's environment."""
    ensure()
    command = [str(PYTHON), "-m", "tests.fuzzing.run", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **QUIET}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
