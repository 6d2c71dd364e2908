"""Build the demo hub into `site/`. Other arguments are passed to `mkdocs build`."""

from __future__ import annotations

import argparse
import sys

from _environment import PYTHON, QUIET, ensure, run


def main(arguments: list[str]) -> int:
    """Build the site in strict mode and print how to view the hub."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-d", "--site-dir", default="site", help="the output folder (default: site)")
    options, mkdocs_arguments = parser.parse_known_args(arguments)
    ensure()
    command = (PYTHON, "-m", "mkdocs", "build", "--strict", "--site-dir", options.site_dir, *mkdocs_arguments)
    failure = run(*command, **QUIET)
    if not failure:
        print(
            f"Built {options.site_dir}/. To view the hub, run python3 scripts/serve.py and open http://127.0.0.1:8000/"
        )
    return failure


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
