"""The workflow that sends messages to a chat: what it sends, when, and never twice."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.new_hubs import new_hub

Done = subprocess.CompletedProcess[str]
BASH = shutil.which("bash")
ISSUE = "---\ntitle: What we heard\ndate: {day}\naudience: [employees]\n{more}---\n\nHello!\n"
POST = "title: Fresh\npublish: 2027-02-0{day}\nlink: https://a.example/\ntext: {{any: Hello}}\n"
MONDAY, TUESDAY = "2027-02-01", "2027-02-02"
SECRET = "https://hooks.example/services/T0/B0/secret"


def workflow_of(hub: Path) -> dict[str, Any]:
    name = ".github/workflows/chat.yml" if (hub / ".github").is_dir() else ".gitlab-ci.yml"
    content: dict[str, Any] = yaml.safe_load((hub / name).read_text("utf-8"))
    return content


@pytest.fixture(scope="module", params=["github", "gitlab"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_hub(tmp_path_factory.mktemp("chat") / "hub", "--host", request.param, "--timezone", "Europe/Berlin")


@pytest.fixture(scope="module")
def jobs(hub: Path) -> dict[str, list[str]]:
    """Return the scripts that each chat's job runs after the installation."""
    workflow = workflow_of(hub)
    if "jobs" in workflow:
        steps = {chat: workflow["jobs"][chat]["steps"] for chat in ("slack", "teams")}
        return {chat: [step["run"] for step in steps[chat] if "run" in step][1:] for chat in steps}
    return {chat: workflow[chat]["script"][1:] for chat in ("slack", "teams")}


class Runner:
    """Runs the scripts of a job on a day, with a `curl` that notes what it is given."""

    def __init__(self, hub: Path, jobs: dict[str, list[str]], folder: Path) -> None:
        self.hub, self.jobs, self.bin = hub, jobs, folder / "bin"
        self.bin.mkdir()
        self.notes = folder / "notes"
        own = Path(sys.executable).parent
        for name in ("advocacy", "mkdocs"):
            self._add(name, f'exec "{own}/{name}" "$@"')
        self._add("curl", f'printf "%s\\n" "$*" >> "{self.notes}"; exit "${{CURL_CODE:-0}}"')

    def _add(self, name: str, line: str) -> None:
        (self.bin / name).write_text(f"#!/bin/sh\n{line}\n")
        (self.bin / name).chmod(0o755)

    def run(
        self, chat: str, day: str, newsletter: str = "", curl: int = 0
    ) -> tuple[list[str], subprocess.CompletedProcess[str]]:
        """Return the names of the files sent, and the finished process."""
        for folder in ("messages", "digest", "site", "public"):
            shutil.rmtree(self.hub / folder, ignore_errors=True)
        self._add("date", f'TZ=UTC exec /bin/date --date "{day}T08:17:00" "$@"')
        epoch = subprocess.check_output(["/bin/date", "--date", f"{day}T07:17:00Z", "+%s"], text=True).strip()
        env = {
            **os.environ,
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            **{"SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
            **{"WEBHOOK": SECRET, "NEWSLETTER": newsletter, "CURL_CODE": str(curl)},
        }
        has_issues = any((self.hub / "content/newsletters").iterdir())
        if has_issues and (self.hub / ".gitlab-ci.yml").is_file():  # the job `pages` has built the site
            subprocess.run(
                ["mkdocs", "build", "-q", "-d", "public"], cwd=self.hub, env=env, check=True, capture_output=True
            )
        self.notes.unlink(missing_ok=True)
        script = "\n".join(self.jobs[chat])
        done = subprocess.run([str(BASH), "-e", "-c", script], cwd=self.hub, env=env, capture_output=True, text=True)
        sent = re.findall(r"--data @messages/(\S+)", self.notes.read_text()) if self.notes.exists() else []
        for name in sent:
            json.loads((self.hub / "messages" / name).read_bytes())
        return sent, done


@pytest.fixture
def runner(hub: Path, jobs: dict[str, list[str]], tmp_path: Path) -> Runner:
    if not BASH or sys.platform != "linux":
        pytest.skip("needs bash and GNU date")
    for folder in ("newsletters", "posts"):
        shutil.rmtree(hub / "content" / folder, ignore_errors=True)
        (hub / "content" / folder).mkdir()
    return Runner(hub, jobs, tmp_path)


def add_issue(hub: Path, name: str, day: str, more: str = "") -> None:
    (hub / f"content/newsletters/{name}.md").write_text(ISSUE.format(day=day, more=more), "utf-8")


def test_an_issue_is_sent_on_its_day_only(runner: Runner) -> None:
    add_issue(runner.hub, "2027-02", TUESDAY)
    assert runner.run("slack", MONDAY)[0] == []
    sent, done = runner.run("slack", TUESDAY)
    assert (sent, done.returncode) == (["2027-02.json"], 0), done.stderr
    assert "secret" not in done.stdout + done.stderr
    assert runner.run("teams", TUESDAY)[0] == ["2027-02.json"]
    assert runner.run("slack", "2027-02-03")[0] == []


@pytest.mark.parametrize("more", ["status: draft\n", "shapes: [page, mail]\n"])
def test_an_issue_without_messages_is_not_sent(runner: Runner, more: str) -> None:
    add_issue(runner.hub, "2027-02", TUESDAY, more)
    sent, done = runner.run("slack", TUESDAY)
    assert (sent, done.returncode) == ([], 0), done.stderr


def test_an_issue_can_be_sent_by_hand(runner: Runner) -> None:
    add_issue(runner.hub, "2027-02", MONDAY)
    assert runner.run("teams", TUESDAY, newsletter="2027-02")[0] == ["2027-02.json"]
    sent, done = runner.run("teams", TUESDAY, newsletter="2027-03")
    assert (sent, done.returncode) == ([], 1)
    assert "The newsletter 2027-03 isn't published" in done.stdout


def test_new_posts_are_sent_every_monday(runner: Runner) -> None:
    (runner.hub / "content/posts/fresh.yml").write_text(POST.format(day=1), "utf-8")
    sent, done = runner.run("slack", MONDAY)  # the day isn't over
    assert (sent, done.returncode) == ([], 0), done.stderr
    assert runner.run("slack", TUESDAY)[0] == []
    sent, done = runner.run("slack", "2027-02-08")
    assert (sent, done.returncode) == (["_digest.json"], 0), done.stderr


def test_a_refused_message_fails_the_job(runner: Runner) -> None:
    add_issue(runner.hub, "2027-02", TUESDAY)
    assert runner.run("slack", TUESDAY, curl=22)[1].returncode == 22


def test_a_refused_message_does_not_keep_others_back(runner: Runner) -> None:
    for name in ("one", "two"):
        add_issue(runner.hub, name, TUESDAY)
    sent, done = runner.run("slack", TUESDAY, curl=22)
    assert (sent, done.returncode) == (["one.json", "two.json"], 22)
    assert "messages/two.json wasn't sent." in done.stdout


def test_secrets_reach_only_the_steps_that_need_them(hub: Path) -> None:
    workflow = workflow_of(hub)
    if "jobs" in workflow:
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        assert all("secrets." in json.dumps(step.get("env", {})) for step in steps if "secrets." in json.dumps(step))
        assert [*workflow["on" if "on" in workflow else True]] == ["schedule", "workflow_dispatch"]
        for chat in ("slack", "teams"):
            assert workflow["jobs"][chat]["if"] == f"needs.find.outputs.{chat} == 'yes'"


def test_no_command_prints_a_secret(hub: Path, jobs: dict[str, list[str]]) -> None:
    for line in "\n".join(script for scripts in jobs.values() for script in scripts).splitlines():
        assert not re.search(r"\bset -\w*x|--verbose|(echo|printf).*\$(WEBHOOK|SLACK|TEAMS)", line)
    send = jobs["slack"][-1]
    assert "curl --fail-with-body --silent --show-error" in send
    assert send.count("$WEBHOOK") == 1


def test_without_secrets_no_chat_is_found(tmp_path: Path, hub: Path) -> None:
    workflow = workflow_of(hub)
    if "jobs" not in workflow:
        for chat in ("slack", "teams"):
            never = workflow[chat]["rules"][0]
            assert never["when"] == "never"
            assert f"$ADVOCACY_{chat.upper()}_WEBHOOK == null" in never["if"]
        return
    (step,) = workflow["jobs"]["find"]["steps"]
    for secrets, found in (({}, ""), ({"SLACK": SECRET}, "slack=yes\n"), ({"TEAMS": SECRET}, "teams=yes\n")):
        output = tmp_path / "output"
        output.write_text("")
        env = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(output), "SLACK": "", "TEAMS": "", **secrets}
        done = subprocess.run([str(BASH), "-e", "-c", step["run"]], env=env, capture_output=True, text=True)
        assert (done.returncode, done.stdout + done.stderr, output.read_text()) == (0, "", found)
