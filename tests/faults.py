"""Real disk faults for tests: folders without permissions, and full disks."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_rights = pytest.mark.skipif(sys.platform != "linux", reason="root can read every folder")
_VERSION_3 = 0x20080522
_OF_ALL_FILES = 0b110
"""Root's capabilities to ignore file permissions: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


@contextmanager
def change_mode(*folders: Path, mode: int = 0) -> Iterator[None]:
    """Change the permissions of the folders, so that they apply to root too."""
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
    """Drop root's capabilities to ignore file permissions in this thread."""
    if os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable, in two words of 32 bits each
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
    """Limit the size of every file to `most` bytes, as on a full disk."""
    import resource  # not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
