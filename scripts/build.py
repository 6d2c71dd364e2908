"""Build the demo hub into `site/`; further arguments go to `mkdocs build`."""

from __future__ import annotations

import argparse
import sys

from _environment import PYTHON, QUIET, ensure, run


def main(arguments: list[str]) -> int:
    """Build the site with every warning an error, and say how to look at it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-d", "--site-dir", default="site", help="the folder to build into (default: site)")
    options, further = parser.parse_known_args(arguments)
    ensure()
    command = (PYTHON, "-m", "mkdocs", "build", "--strict", "--site-dir", options.site_dir, *further)
    failure = run(*command, **QUIET)
    if not failure:
        print(f"Built {options.site_dir}/. To look at it: python3 scripts/serve.py, then open http://127.0.0.1:8000/")
    return failure


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
