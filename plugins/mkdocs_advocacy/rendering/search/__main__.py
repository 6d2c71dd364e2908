"""Create a search index in a process of its own: from records on standard input to an archive on standard output.

The arguments are the archive's key and the version of the feed's data. Standard output is a file.
"""

from __future__ import annotations

import os
import sys

from mkdocs_advocacy.rendering.search.archive import write_archive
from mkdocs_advocacy.rendering.search.index import SearchIndex
from mkdocs_advocacy.rendering.search.pagefind import SearchFailed
from mkdocs_advocacy.rendering.search.record import decode_record


def main() -> None:
    """Create the index. A failure becomes a message on standard error."""
    key, posts = sys.argv[1:]
    records = [decode_record(line) for line in sys.stdin.buffer]
    try:
        write_archive(sys.stdout.buffer, key, SearchIndex(records, posts).create_files(os.cpu_count() or 1))
    except SearchFailed as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
