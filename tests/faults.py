"""True faults of disks, for tests: folders that cannot be read or written to, and disks that are full."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_rights = pytest.mark.skipif(sys.platform != "linux", reason="root reads every folder")
_VERSION_3 = 0x20080522
_OF_ALL_FILES = 0b110
"""The capabilities of root to read and write what its rights forbid: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


@contextmanager
def locked(*folders: Path, mode: int = 0) -> Iterator[None]:
    """Gives the folders other rights, which bind root too."""
    before = [folder.stat().st_mode for folder in folders]
    for folder in folders:
        folder.chmod(mode)
    try:
        with _bound_by_rights():
            yield
    finally:
        for folder, old in zip(folders, before, strict=True):
            folder.chmod(old)


@contextmanager
def _bound_by_rights() -> Iterator[None]:
    """Takes from this thread what root may do beyond the rights of files."""
    if os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable, for 32 capabilities each time
    assert system.capget(head, sets) == 0
    before = sets[0]
    sets[0] = before & ~_OF_ALL_FILES
    assert system.capset(head, sets) == 0
    try:
        yield
    finally:
        sets[0] = before
        assert system.capset(head, sets) == 0


@contextmanager
def full_disk(most: int = 0) -> Iterator[None]:
    """No file can have more than `most` bytes, as on a disk without room."""
    import resource  # not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
