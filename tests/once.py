"""Expensive fixtures, made once for all test processes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first process fills with `make`; other processes wait for it."""
    root = common_folder(factory)
    folder, note = root / name, root / f"{name}.made"
    try:
        folder.mkdir()
    except FileExistsError:
        return _wait_for(folder, note)
    text = "failed"
    try:
        make(folder)
        text = "made"
    finally:
        unfinished = note.with_suffix(".unfinished")
        unfinished.write_text(text)
        unfinished.replace(note)
    return folder


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this run share."""
    root = factory.getbasetemp()
    return root.parent if "PYTEST_XDIST_WORKER" in os.environ else root


def _wait_for(folder: Path, note: Path, seconds: float = 300) -> Path:
    end = time.monotonic() + seconds
    while not note.exists():
        assert time.monotonic() < end, f"{folder.name} was not made in time"
        time.sleep(0.05)
    assert note.read_text() == "made", f"{folder.name} could not be made; see the error in another process"
    return folder
