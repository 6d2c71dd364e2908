"""The workflows of new hubs over several nights: posts are published and withdrawn by time alone, without failures.

The test runs the steps of each host's workflow in a clone. Programs that upload files are replaced by scripts that copy
them to the folder that a local server publishes.
"""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image
from tests.new_hubs import new_hub
from tests.site.sites import QUIET, as_yaml, post, share_renditions

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.hosting.model import Host

DUE = "Due on the first of February"
LAST_DAY = "2027-01-31"
EVENING, NIGHT, NEXT_NIGHT = "2027-01-31T23:00:00Z", "2027-02-01T04:17:00Z", "2027-02-02T04:17:00Z"
PROGRAMS = {  # replacements for each host's upload program; they find the folder in its arguments
    "rsync": 'for last; do folder="$before"; before="$last"; done; cp -R "$folder/." "$LIVE"',
    "aws": 'case "$*" in *--include*|*--delete*) ;; *) cp -R "$3/." "$LIVE";; esac',
    "npx": 'while [ $# -gt 0 ]; do [ -d "$1" ] && cp -R "$1/." "$LIVE"; shift; done; true',
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@dataclass
class Workflow:
    """A hub's repository, its workflow, and its published site."""

    repository: Path
    steps: list[str]
    built: str
    live: Path
    renditions: Path
    environment: dict[str, str]

    def run(self, now: str) -> str:
        """Run the workflow in a fresh clone at `now` and publish the site."""
        clone = self.repository.with_name("clone")
        shutil.rmtree(clone, ignore_errors=True)
        shutil.copytree(self.repository, clone)
        cache = self.repository.with_name("cache")  # restored by the host
        if cache.is_dir():
            shutil.copytree(cache, clone / ".cache/advocacy", symlinks=True)
        else:
            share_renditions(clone, self.renditions)
        epoch = str(int(datetime.fromisoformat(now).astimezone(UTC).timestamp()))
        output = ""
        for step in self.steps:
            done = subprocess.run(
                ["bash", "-e", "-c", step],
                cwd=clone,
                env={**self.environment, "SOURCE_DATE_EPOCH": epoch},
                capture_output=True,
                text=True,
                check=False,
            )
            output += f"$ {step}\n{done.stdout}{done.stderr}"
            assert done.returncode == 0, output
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(clone / ".cache/advocacy", cache, symlinks=True)
        if self.built:
            shutil.copytree(clone / self.built, self.live, dirs_exist_ok=True)
        return output

    def page(self, address: str) -> str:
        path = self.live / address
        return path.read_text("utf-8") if path.is_file() else ""


def steps_of(hub: Path, host: str) -> tuple[list[str], str]:
    """Return the shell steps of the workflow, and the folder that an action publishes, if any."""
    if host == "gitlab":
        values = yaml.safe_load((hub / ".gitlab-ci.yml").read_text("utf-8"))
        return [*values["check"]["script"], *values["pages"]["script"]], "public"
    jobs = yaml.safe_load((hub / ".github/workflows/hub.yml").read_text("utf-8"))["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step], {"github": "site"}.get(
        host, ""
    )


def fill(hub: Path, site: str) -> None:
    """Add a scheduled post and an expiring image to the hub, and keep it small so that builds are fast."""
    config = (hub / "mkdocs.yml").read_text("utf-8").replace("https://hub.example.com/", site)
    config = config.replace("# networks: [linkedin", "networks: [linkedin")
    config = config.replace("    anchors: warn\n", "    anchors: warn\n    absolute_links: relative_to_docs\n")
    config = config.replace("\nplugins:\n", "  - The winter picture: brand/winter/over.png\n\nplugins:\n", 1)
    (hub / "mkdocs.yml").write_text(config)
    brand = hub / "content/brand/winter"
    brand.mkdir()
    for name in ("over", "stays"):
        Image.new("RGB", (40, 30), "navy" if name == "over" else "teal").save(brand / f"{name}.png")
    (brand / "brand.yml").write_text(
        as_yaml({"assets": {"*": {"alt": "A colour"}, "over": {"expires": LAST_DAY, "replaced_by": "stays"}}})
    )
    posts = hub / "content/posts"
    pictured = post("With a picture that ends", link="https://example.com/", media=["winter/over", "winter/stays"])
    (posts / "pictured.yml").write_text(as_yaml(pictured))
    (posts / "due.yml").write_text(as_yaml(post(DUE, publish="2027-02-01", expire="2027-02-01")))
    over = "brand/winter/over.png"
    (hub / "content/about.md").write_text(
        f"# About\n\n![Over]({over}), [over](/{over}) and [all](brand/winter/winter.zip).\n"
    )
    (hub / "content/redirects.yml").write_text(f"winter.html: {over}\n")


@pytest.fixture
def live(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a folder locally and yield it with its address."""
    folder = tmp_path / "live"
    folder.mkdir()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield folder, f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def workflow(
    tmp_path: Path, live: tuple[Path, str], renditions: Path, warm: Path, request: pytest.FixtureRequest
) -> Workflow:
    """Set up the workflow of a new hub for the host in the test's parameter."""
    folder, site = live
    hub = tmp_path / "hub"
    new_hub(hub, "--host", request.param)
    fill(hub, site)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, script in {**PROGRAMS, "pip": "true"}.items():
        (programs / name).write_text(f"#!/bin/bash\n{script}\n")
        (programs / name).chmod(0o755)
    steps, built = steps_of(hub, request.param)
    path = os.pathsep.join((str(programs), str(warm), str(Path(sys.executable).parent), os.environ["PATH"]))
    secrets = {"KEY": "key", "KNOWN_HOSTS": "host", "TARGET": "host:/hub/", "BUCKET": "bucket", "PROJECT": "hub"}
    home = {"HOME": str(tmp_path), "LIVE": str(folder), "PATH": path}
    return Workflow(hub, steps, built, folder, renditions, {**os.environ, **QUIET, **secrets, **home})


@pytest.mark.parametrize("workflow", get_args(Host), indirect=True)
def test_a_scheduled_post_is_published_and_an_expired_image_withdrawn(workflow: Workflow) -> None:
    evening = workflow.run(EVENING)
    assert "Recorded without the published site" in evening
    assert DUE not in workflow.page("posts/feed.json")
    assert workflow.page("posts/due/index.html") == "" == workflow.page("permalinks.txt").partition("due")[1]
    assert "winter/over.png" in workflow.page("about/index.html")
    for old in workflow.live.rglob("over*"):  # hosts delete files that are no longer uploaded
        old.unlink()

    (workflow.repository / "content/posts/fresh.yml").write_text(as_yaml(post("Written since")))
    night = workflow.run(NIGHT)
    assert "The published site has" in night
    assert "Written since" in workflow.page("posts/fresh/index.html")
    assert DUE in workflow.page("posts/feed.json")
    assert DUE in workflow.page("posts/due/index.html")
    assert f"2027-02-01 posts/due/ {DUE}\n" in workflow.page("permalinks.txt")
    assert "stays" in workflow.page("posts/pictured/index.html")
    for address in ("posts/pictured/index.html", "about/index.html", "winter.html"):
        assert "over.png" not in workflow.page(address)
    assert "With a picture that ends" in workflow.page("posts/pictured/index.html")
    assert [path.name for path in workflow.live.rglob("over*")] == []


@pytest.mark.parametrize("workflow", ["github"], indirect=True)
def test_a_post_that_is_postponed_or_withdrawn_in_time_fails_no_build(workflow: Workflow) -> None:
    recorded = CliRunner().invoke(main, ["record", "-f", str(workflow.repository / "mkdocs.yml")])
    assert recorded.exit_code == 0, recorded.output
    workflow.run(EVENING)
    (workflow.repository / "content/posts/due.yml").write_text(as_yaml(post(DUE, publish="2027-03-01")))
    for night in (NIGHT, NEXT_NIGHT):
        workflow.run(night)
    (workflow.repository / "content/posts/due.yml").unlink()
    workflow.run("2027-03-02T04:17:00Z")
    assert "due" not in workflow.page("permalinks.txt")


@pytest.mark.parametrize("workflow", ["gitlab"], indirect=True)
def test_a_lost_address_fails_the_build_even_without_a_committed_ledger(workflow: Workflow) -> None:
    workflow.run(NIGHT)
    workflow.run(NEXT_NIGHT)
    assert DUE not in workflow.page("posts/feed.json"), "the post has expired"
    assert "posts/due/" in workflow.page("permalinks.txt")
    (workflow.repository / "content/posts/due.yml").unlink()
    with pytest.raises(AssertionError, match="posts/due/ was published, but has no page any more"):
        workflow.run(NEXT_NIGHT)
