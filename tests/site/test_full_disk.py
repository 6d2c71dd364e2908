"""Disk errors during a build: a cache isn't required, and a site that cannot be written fails with the real cause."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from tests.faults import change_mode, needs_rights
from tests.site.sites import QUIET, build, own_renditions, post, write_hub

from mkdocs_advocacy.kinds.brand.renditions import produce, workshop
from mkdocs_advocacy.kinds.brand.renditions.model import Job, Limits, Outcome

PLUGINS = ["search", "advocacy", "advocacy/brand", "advocacy/posts"]


@pytest.fixture(autouse=True)
def caches_of_hubs() -> Iterator[None]:
    with own_renditions():
        yield


def hub_with_picture(folder: Path, size: int = 300) -> Path:
    hub = write_hub(folder / "hub", {"one": post("One", media=["soda/can"])}, plugins=PLUGINS)
    soda = hub / "content/brand/soda"
    soda.mkdir(parents=True)
    Image.radial_gradient("L").resize((size, size)).save(soda / "can.png")
    (soda / "brand.yml").write_text("assets: {can: {alt: A can}}\n")
    return hub


@needs_rights
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o555])
@pytest.mark.parametrize("name", [".cache", ".cache/advocacy", ".cache/advocacy/renditions"])
def test_a_build_works_without_access_to_the_cache(tmp_path: Path, name: str, mode: int) -> None:
    hub = hub_with_picture(tmp_path)
    (hub / name).mkdir(parents=True)
    with change_mode(hub / name, mode=mode):
        site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert any(file.startswith("brand/soda/renditions/") for file in site.files)
    assert site.output.count("is not writable, so the next build creates the renditions again") == 1


@pytest.mark.parametrize("with_room", [True, False])
def test_a_full_cache_disk_is_tolerated_but_a_full_temporary_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_room: bool
) -> None:
    hub, real = hub_with_picture(tmp_path), workshop.keep

    def keep(place: Path, data: bytes) -> None:
        if not with_room or place.is_relative_to(hub):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(place, data)

    def run_jobs(jobs: Sequence[Job], limits: Limits, *_: object) -> list[list[Outcome]]:
        return [workshop.run_job(job, limits) for job in jobs]

    monkeypatch.setattr(workshop, "keep", keep)
    monkeypatch.setattr(produce, "run_jobs", run_jobs)
    site = build(hub, "--strict")
    if with_room:
        assert site.exit_code == 0, site.output
        assert any(file.startswith("brand/soda/renditions/") for file in site.files)
    else:
        assert site.exit_code == 1
        lines = [line for line in site.output.splitlines() if "No space left" in line]
        message = "Image renditions cannot be written: No space left on device. Nothing was built."
        assert lines == [f"ERROR   -  {message}"]
        assert not site.folder.exists()


def build_without_space(hub: Path, most: int) -> subprocess.CompletedProcess[str]:
    """Build in a process where no file can exceed `most` bytes."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=hub,
        env={**os.environ, **QUIET},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("most", "reason"), [(0, "No usable temporary directory found in"), (500, "File too large. Nothing was built.")]
)
def test_if_no_rendition_can_be_written_the_build_fails_without_blaming_an_image(
    tmp_path: Path, most: int, reason: str
) -> None:
    hub = hub_with_picture(tmp_path)
    done = build_without_space(hub, most)
    assert done.returncode == 1, done.stderr
    (line,) = (line for line in done.stderr.splitlines() if line.startswith(("ERROR", "WARNING", "Traceback")))
    assert line.startswith(f"ERROR   -  Image renditions cannot be written: {reason}")
    assert "can.png" not in done.stderr
    assert not (hub / "site").exists()


@pytest.mark.parametrize("posts", [1, 400])
def test_a_site_on_a_full_disk_is_reported_in_one_sentence(tmp_path: Path, posts: int) -> None:
    """Test a parallel build too, in which any process can fail."""
    text = "words " * 80
    hub = write_hub(tmp_path, {f"post-{number:03}": post(text=text, networks=["facebook"]) for number in range(posts)})
    done = build_without_space(hub, 2000)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    (line,) = (line for line in done.stderr.splitlines() if "File too large" in line)
    assert "cannot be read or written: File too large. The site is incomplete: free up disk space" in line


@needs_rights
def test_a_read_only_site_folder_is_reported(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub")
    (hub / "site").mkdir()
    with change_mode(hub / "site", mode=0o555):
        site = build(hub)
    assert site.exit_code == 1
    assert "cannot be read or written: Permission denied. The site is incomplete" in site.output
