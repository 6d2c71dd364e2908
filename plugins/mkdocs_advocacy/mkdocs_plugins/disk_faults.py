"""Report disk errors that end a build in one sentence with the cause, instead of a traceback."""

from __future__ import annotations

import errno
import os

from mkdocs.exceptions import PluginError

_OF_DISKS = frozenset(
    number
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENAMETOOLONG", "ELOOP")
    if (number := getattr(errno, name, None))
)
"""Errors that the disk causes, not a plugin."""
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


def disk_fault(error: Exception) -> PluginError | None:
    """Return a one-sentence error if the disk caused `error`, otherwise None."""
    if not isinstance(error, OSError) or error.errno not in _OF_DISKS:
        return None
    path = error.filename2 or error.filename
    shown = "The site" if path is None else os.path.relpath(os.fsdecode(path))
    hint = "free up disk space, then build again" if error.errno in _FULL else "fix the cause, then build again"
    return PluginError(f"{shown} cannot be read or written: {error.strerror}. The site is incomplete: {hint}.")
