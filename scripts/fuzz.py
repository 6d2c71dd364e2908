"""Try inputs by chance on the parts that read files of others, for as long as you like.

    python3 scripts/fuzz.py --seconds 600              each target for 600 seconds
    python3 scripts/fuzz.py --seconds 60 yaml links    two of them
    python3 scripts/fuzz.py --list                     the targets, each with the law that it tries to break

For each target it prints the seconds, the number of examples and the smallest input that breaks the law; it exits with
1 if there is any. Inputs that broke a law are kept in .cache/fuzz/ and tried first the next time. Make a test of each.
"""

from __future__ import annotations

import os
import subprocess
import sys

from _environment import CHECKOUT, PYTHON, QUIET, ensure


def main(arguments: list[str]) -> int:
    """Run the targets in the environment of the checkout."""
    ensure()
    command = [str(PYTHON), "-m", "tests.fuzzing.run", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **QUIET}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
