"""`advocacy new`: the hub builds at once, its files are valid for editors and hosts, and no file is overwritten."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import check_jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from tests.new_hubs import new_hub, run_new
from tests.site.sites import CHECKOUT, Site

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.core.yaml_writing import yaml_word
from mkdocs_advocacy.hosting.model import Host
from mkdocs_advocacy.scaffold.samples import words

HOSTS: tuple[Host, ...] = get_args(Host)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def validate(schema: Sequence[str], *files: Path) -> None:
    done = CliRunner().invoke(check_jsonschema.main, [*schema, *map(str, files)], catch_exceptions=False)
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def hubs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Create a hub for each host."""
    folder = tmp_path_factory.mktemp("hubs")
    return {host: new_hub(folder / host, "--host", host) for host in HOSTS}


@pytest.mark.parametrize("languages", ["en", "fr,en", "ar,de,es,fr,en", "it,pt-BR"])
def test_a_new_hub_has_no_problems_and_builds(tmp_path: Path, languages: str, build_new: Callable[..., Site]) -> None:
    hub = new_hub(tmp_path / "hub", "--languages", languages, "--name", "Ana's “hub”: #1 {x} | [y] \\ `z`")
    assert run("check", "--strict", "-f", str(hub / "mkdocs.yml")).output.splitlines()[-1:] in (
        ["no problems"],
        ["1 notice"],
        ["2 notices"],
    )
    site = build_new(hub)
    known = [language for language in languages.split(",") if language in words()]
    own = languages.split(",")[0]
    pages = {f"posts/we-are-hiring/{language}/index.html" for language in known if language != own}
    assert {"posts/we-are-hiring/index.html", "brand/samples/index.html", *pages} <= set(site.files)
    assert site.page().one("title").text == "Ana's “hub”: #1 {x} | [y] \\ `z`"
    assert "#1 {x} | [y] \\ `z`" in site.page().one("h1").text


def test_the_home_page_shows_the_posts(hubs: dict[str, Path], build_new: Callable[..., Site]) -> None:
    site = build_new(hubs["github"])
    assert {link["href"] for link in site.page().all("a") if "posts/" in (link.attributes.get("href") or "")} >= {
        "posts/we-are-hiring/",
        "posts/our-new-website/",
        "posts/said-by-you/",
    }


def test_the_github_workflows_are_valid(hubs: dict[str, Path]) -> None:
    workflows = [path for host in HOSTS for path in hubs[host].glob(".github/workflows/*.yml")]
    assert {path.name for path in workflows} == {"hub.yml", "chat.yml"}
    validate(["--builtin-schema", "vendor.github-workflows"], *workflows)
    validate(["--builtin-schema", "custom.github-workflows-require-timeout"], *workflows)


def test_the_gitlab_pipeline_is_valid(hubs: dict[str, Path]) -> None:
    validate(["--builtin-schema", "vendor.gitlab-ci"], hubs["gitlab"] / ".gitlab-ci.yml")


@pytest.mark.parametrize("host", HOSTS)
def test_the_workflow_checks_and_builds_daily_and_caches_renditions(hubs: dict[str, Path], host: str) -> None:
    (path,) = [*hubs[host].glob(".github/workflows/hub.yml"), *hubs[host].glob(".gitlab-ci.yml")]
    text = path.read_text("utf-8")
    assert "mkdocs build --strict" in text
    assert ".cache/advocacy" in text
    assert re.search(r"\d+ \d+ \* \* \*", text)
    assert "advocacy check --strict" in text if host == "gitlab" else "advocacy check --format github --strict" in text
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)
    for program in re.findall(r"npx (.*)", text):
        assert re.match(r"--yes [a-z-]+@\d+\.\d+\.\d+ ", program)


@pytest.mark.parametrize("host", HOSTS)
def test_logs_do_not_contain_the_themes_notice(hubs: dict[str, Path], host: str) -> None:
    is_gitlab = host == "gitlab"
    file = ".gitlab-ci.yml" if is_gitlab else ".github/workflows/hub.yml"
    workflow = yaml.safe_load((hubs[host] / file).read_text("utf-8"))
    assert workflow["variables" if is_gitlab else "env"]["NO_MKDOCS_2_WARNING"] == "1"


def test_only_the_main_branch_is_published(hubs: dict[str, Path]) -> None:
    for host in set(HOSTS) - {"gitlab"}:
        jobs = yaml.safe_load((hubs[host] / ".github/workflows/hub.yml").read_text("utf-8"))["jobs"]
        steps = [step for job in jobs.values() for step in job["steps"]]
        builds = next(place for place, step in enumerate(steps) if step.get("run") == "mkdocs build --strict")
        guarded = [step for step in steps[builds + 1 :] if step.get("if") == "github.ref == 'refs/heads/main'"]
        if host == "github":
            assert jobs["publish"]["if"] == "github.ref == 'refs/heads/main'"
            assert len(guarded) == 1
        else:
            assert guarded == steps[builds + 1 :] != []


def test_every_file_has_a_schema_in_the_editor(hubs: dict[str, Path], tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "hub", "--languages", "en,fr,ar")
    settings = json.loads((hub / ".vscode/settings.json").read_text("utf-8"))
    known = set()
    for schema, patterns in settings["yaml.schemas"].items():
        files = {path for pattern in patterns for path in hub.glob(pattern)}
        assert (hub / schema).is_file()
        if files:
            validate(["--schemafile", str(hub / schema)], *files)
        assert not known & files
        known |= files
    assert known == {path for folder in ("content", "guidelines") for path in (hub / folder).rglob("*.yml")}


def test_the_schemas_find_mistakes(hubs: dict[str, Path], tmp_path: Path) -> None:
    schema = hubs["github"] / ".vscode/schemas/posts.json"
    for wrong in ("title: x\ntext: {any: y}\nlnik: z\n", "campaign: x\n", "title: x\nstatus: done\n"):
        (tmp_path / "wrong.yml").write_text(wrong)
        with pytest.raises(AssertionError, match=r"wrong\.yml"):
            validate(["--schemafile", str(schema)], tmp_path / "wrong.yml")


def test_the_pre_commit_hook_uses_the_installed_command(hubs: dict[str, Path]) -> None:
    values = yaml.safe_load((hubs["s3"] / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repository["repo"] for repository in values["repos"]] == ["local"]
    assert values["repos"][0]["hooks"][0]["entry"] == "advocacy check --strict"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    (hub / "content").mkdir(parents=True)
    (hub / "content/index.md").write_text("# Mine\n")
    result = run_new(str(hub))
    assert result.exit_code == 2
    assert result.output == f"Error: Nothing was written: {hub} already has content/index.md.\n"
    assert [path.name for path in hub.rglob("*") if path.is_file()] == ["index.md"]
    assert (hub / "content/index.md").read_text() == "# Mine\n"


def test_a_file_with_the_name_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("")
    assert "Nothing was written" in run_new(str(tmp_path)).output
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_hub_can_be_created_beside_other_files(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("mine")
    new_hub(tmp_path)
    assert (tmp_path / "LICENSE").read_text() == "mine"


def test_an_invalid_language_is_refused(tmp_path: Path) -> None:
    result = run_new(str(tmp_path / "hub"), "--languages", "en,English")
    assert result.exit_code == 2
    assert "“English” is not a language code such as en, de or pt-BR" in result.output
    assert not (tmp_path / "hub").exists()


@pytest.mark.parametrize(
    ("tz", "link", "zone"),
    [
        (None, "/usr/share/zoneinfo/America/New_York", "America/New_York"),
        (None, "/var/db/timezone/zoneinfo/Europe/Berlin", "Europe/Berlin"),  # macOS
        (None, "../usr/share/zoneinfo/Etc/UTC", "UTC"),
        (None, "/etc/zones/own", "UTC"),
        (None, None, "UTC"),
        ("Asia/Kolkata", "/usr/share/zoneinfo/America/New_York", "Asia/Kolkata"),
        (":Asia/Kolkata", None, "Asia/Kolkata"),
        (":/usr/share/zoneinfo/Asia/Kolkata", None, "Asia/Kolkata"),
        ("", "/usr/share/zoneinfo/America/New_York", "America/New_York"),
        ("CET-1CEST", "/usr/share/zoneinfo/America/New_York", "UTC"),
        ("Asia/Atlantis", None, "UTC"),
    ],
)
def test_the_time_zone_of_the_system_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tz: str | None, link: str | None, zone: str
) -> None:
    localtime = tmp_path / "localtime"
    if link:
        localtime.symlink_to(link)
    monkeypatch.setattr("mkdocs_advocacy.cli.zones.LOCALTIME", localtime)
    monkeypatch.delenv("TZ", raising=False) if tz is None else monkeypatch.setenv("TZ", tz)
    result = run_new(str(tmp_path / "hub"))
    assert f"The hub's time zone is {zone}. To change it, edit timezone: in mkdocs.yml.\n" in result.output
    assert f"      timezone: {zone}\n" in (tmp_path / "hub/mkdocs.yml").read_text("utf-8")


def test_the_time_zone_can_be_given(tmp_path: Path, build_new: Callable[..., Site]) -> None:
    hub = new_hub(tmp_path / "hub", "--timezone", "Pacific/Kiritimati")
    (hub / "content/posts/late.yml").write_text("title: Late\npublish: 2030-01-02\ntext: {any: Late words}\n")
    for now, out in (("2030-01-01T09:59:59Z", False), ("2030-01-01T10:00:00Z", True)):
        site = build_new(hub, now)
        assert bool(site.holding("late words")) is out


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ((), "      networks: [linkedin, x, facebook, instagram, bluesky, mastodon]"),
        (("--networks", "WhatsApp, Twitter,Microsoft  teams,x"), "      networks: [whatsapp, x, teams]"),
        (("--networks", "all"), "      # networks: [linkedin, x]"),
    ],
)
def test_six_networks_are_offered_unless_others_are_given(tmp_path: Path, wanted: Sequence[str], line: str) -> None:
    hub = new_hub(tmp_path / "hub", *wanted)
    assert line in (hub / "mkdocs.yml").read_text("utf-8").splitlines()
    assert run("check", "--strict", "-f", str(hub / "mkdocs.yml")).exit_code == 0


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("x,linkdin", "“linkdin” is not a network (did you mean “linkedin”? allowed: bluesky, copy"),
        ("xing", "XING is not offered. "),
    ],
)
def test_an_unknown_network_is_refused(tmp_path: Path, wanted: str, message: str) -> None:
    result = run_new(str(tmp_path / "hub"), "--networks", wanted)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not (tmp_path / "hub").exists()


def test_an_unknown_time_zone_is_refused(tmp_path: Path) -> None:
    result = run_new(str(tmp_path / "hub"), "--timezone", "Berlin")
    assert result.exit_code == 2
    assert "“Berlin” is not a time zone (did you mean “Europe/Berlin”?)" in result.output
    assert not (tmp_path / "hub").exists()


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        ("UTC", "17 0"),
        ("America/New_York", "17 5"),
        ("Pacific/Pago_Pago", "17 11"),
        ("Europe/London", "17 0"),
        ("Europe/Berlin", "17 23"),
        ("Asia/Kolkata", "47 18"),
        ("Pacific/Kiritimati", "17 10"),
    ],
)
@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_the_nightly_build_runs_soon_after_midnight_in_summer_and_winter(
    tmp_path: Path, host: str, zone: str, time: str
) -> None:
    hub = new_hub(tmp_path, "--host", host, "--timezone", zone)
    workflow = hub / (".gitlab-ci.yml" if host == "gitlab" else ".github/workflows/hub.yml")
    assert f"{time} * * *" in workflow.read_text("utf-8")


def test_the_default_name_is_that_of_the_folder(tmp_path: Path) -> None:
    assert "site_name: Our big hub\n" in (new_hub(tmp_path / "our-big_hub") / "mkdocs.yml").read_text("utf-8")


def test_sample_texts_are_complete_in_every_language() -> None:
    first, *others = ({name: type(value) for name, value in texts.items()} for texts in words().values())
    assert [texts == first for texts in others] == [True] * 4


def test_schemas_can_be_updated(tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "hub")
    (hub / ".vscode/schemas/post.json").write_text("old")
    assert run("schema", "--into", str(hub / ".vscode/schemas")).exit_code == 0
    assert json.loads((hub / ".vscode/schemas/post.json").read_text())["title"] == "PostTemplate"


@pytest.mark.parametrize("name", ["yes", "1.10", "no: 1", "#x", "'", '"', "- a", "null", "~", "a\tb", "é", "{a}", "@b"])
def test_any_name_can_be_written_as_yaml(name: str) -> None:
    assert yaml.safe_load(f"name: {yaml_word(name)}") == {"name": name}


def test_the_samples_can_be_deleted(tmp_path: Path, build_new: Callable[..., Site]) -> None:
    hub = new_hub(tmp_path / "hub")
    for folder in ("posts", "campaigns", "brand"):
        shutil.rmtree(hub / "content" / folder)
    site = build_new(hub)
    assert site.holding("hiring") == []


def test_the_pages_are_tabs(hubs: dict[str, Path], build_new: Callable[..., Site]) -> None:
    page = build_new(hubs["github"]).page()
    tabs = page.one("nav", css="md-tabs").all("a")
    assert [tab.text.strip() for tab in tabs] == ["Home", "Share", "Campaigns", "Guidelines", "Brand"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_the_colour_scheme_follows_the_system_by_default(
    tmp_path: Path, language: str, build_new: Callable[..., Site]
) -> None:
    page = build_new(new_hub(tmp_path / "hub", "--languages", language)).page()
    choices = page.all("input", name="__palette")
    assert [one["data-md-color-media"] for one in choices] == [
        "(prefers-color-scheme)",
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    ]
    names = [one["aria-label"] for one in choices]
    assert len(set(names)) == 3
    assert (names[-1] == "Follow the system") is (language == "en")


def test_the_publishing_guide_names_the_secrets_and_variables_of_each_workflow(hubs: dict[str, Path]) -> None:
    page = (CHECKOUT / "docs/publish.md").read_text("utf-8")
    for host in HOSTS:
        readme = (hubs[host] / "README.md").read_text("utf-8")
        for path in hubs[host].glob(".github/workflows/*.yml"):
            for name in re.findall(r"(?:secrets|vars)\.(\w+)", path.read_text("utf-8")):
                assert f"`{name}`" in page
                assert f"`{name}`" in readme
