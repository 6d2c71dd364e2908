"""Builds that the disk ends: one sentence with the true cause, not a traceback of whatever was being written."""

from __future__ import annotations

import errno
import os

from mkdocs.exceptions import PluginError

_OF_DISKS = frozenset(
    number
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENAMETOOLONG", "ELOOP")
    if (number := getattr(errno, name, None))
)
"""What no plugin has done wrong."""
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


def disk_fault(error: Exception) -> PluginError | None:
    """The error in a sentence, where a disk is its cause."""
    if not isinstance(error, OSError) or error.errno not in _OF_DISKS:
        return None
    path = error.filename2 or error.filename
    shown = "The site" if path is None else os.path.relpath(os.fsdecode(path))
    hint = "make room on the disk, then build again" if error.errno in _FULL else "see to that, then build again"
    return PluginError(f"{shown} cannot be read or written: {error.strerror}. The site is not whole: {hint}.")
