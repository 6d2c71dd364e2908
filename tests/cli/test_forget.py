"""`advocacy forget`: it removes a person from all files or none, and lists what still holds them, without the name."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.contracts.entries import write
from tests.site.sites import write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.kinds.people.forgetting.notes import read_notes
from mkdocs_advocacy.kinds.people.portraits import path_of_rendition

NAME, CODE = "Ada Falcon", "qz7x"
RECORD = f"audience: customers\nadult: true\nname: {NAME}\npicture: {CODE}.jpg\nshow: [name]\n"
RECORD += "consent: {given: 2026-01-01, proof: Folder}\ngroups: [{group: council, invited_by: council}]\n"
OTHER = "audience: customers\nadult: true\ngroups:\n  # from the start\n  - {group: council, invited_by: qz7x}\n"
GROUP = "---\ntitle: Council\nkind: council\naudience: [customers]\njoins: invitation\n---\n\nWords.\n"
EVENT = "---\ntitle: Meeting\nwhen: 2026-12-01\ngroup: council\npresent: [{}]\n---\n\nMinutes.\n"


def portrait(color: str = "teal") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 300), color).save(file, "JPEG")
    return file.getvalue()


def new_hub(folder: Path, files: Mapping[str, str | bytes] | None = None, record: str = RECORD) -> Path:
    hub = write_hub(folder, plugins=["search", "advocacy", "advocacy/guidelines", "advocacy/programme"])
    write(hub, {"content/groups/council.md": GROUP, "content/events/meeting.md": EVENT.format("bc9d, qz7x")})
    write(hub, {f"people/{CODE}.yml": record, "people/bc9d.yml": OTHER})
    (hub / f"people/{CODE}.jpg").write_bytes(portrait())
    for name, content in (files or {}).items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return hub


def git(hub: Path, *arguments: str) -> str:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    identity = {
        f"GIT_{role}_{key}": "hub@soda.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", "-C", str(hub), *arguments],
        env={**os.environ, **settings, **identity},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def commit(hub: Path, message: str = "Change the hub") -> None:
    if not (hub / ".git").exists():
        git(hub, "init", "-q", "-b", "main")
    git(hub, "add", "--all")
    git(hub, "commit", "-q", "--allow-empty", "-m", message)


def publish(hub: Path, branch: str, files: Mapping[str, str | bytes]) -> None:
    """Commit a built site to a branch of its own, as mike does."""
    git(hub, "checkout", "-q", "--orphan", branch)
    git(hub, "rm", "-rfq", "--cached", ".")
    for name, content in files.items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_bytes(content.encode() if isinstance(content, str) else content)
        git(hub, "add", "-f", name)
    git(hub, "commit", "-q", "-m", "Deploy")
    git(hub, "checkout", "-qf", "main")


def run(hub: Path, *arguments: str, code: str = CODE) -> tuple[int, str]:
    """Run the command and check that its output doesn't contain the name."""
    done = CliRunner().invoke(main, ["forget", code, "-f", str(hub / "mkdocs.yml"), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert not re.search(r"ada\W*falcon|merlin", done.output, re.IGNORECASE), done.output
    return done.exit_code, done.output


def sections(output: str) -> dict[str, list[str]]:
    """Return the places of each remainder, by its title."""
    found: dict[str, list[str]] = {}
    listed = output.partition(f"{CODE} is still in")[2].partition(":\n")[2]
    for block in re.split(r"\n(?:Only branches|The hub isn't)", listed)[0].strip().split("\n\n"):
        title, *lines = block.splitlines()
        found[title] = [
            line.strip() for line in lines if line.startswith("  ") and not line.startswith(("  →", "    "))
        ]
    return found


def content_of(hub: Path) -> dict[str, bytes]:
    files = (path for path in hub.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(hub).as_posix(): path.read_bytes() for path in files if ".cache" not in path.parts}


EDITIONS = {
    "versions.json": '[{"version": "2025", "title": "2025", "aliases": ["old"]}, {"version": "2026", "title": "2026"}]',
    "2025/about/index.html": "<p>Thanks, Ada\nFalcon.</p>",
    "2026/about/index.html": "<p>Thanks.</p>",
    f"2026/{path_of_rendition(portrait())}": b"rendition",
    "index.html": "<p>#AdaFalcon</p>",
}


def test_a_hub_with_editions_and_a_history_is_a_table_of_what_was_removed_and_what_is_left(tmp_path: Path) -> None:
    hub = new_hub(
        tmp_path,
        {
            "content/about.md": "# About\n\nThanks to Ada Falcon.\n",
            "content/img/her.jpg": portrait(),
            "content/img/other.jpg": portrait("red"),
            "content/files/ada-falcon.txt": "x",
            "guidelines/linkedin.md": "---\ntitle: LinkedIn\n---\n\n# Text\n",
            "guidelines/linkedin/1.md": "---\ntitle: LinkedIn\nversion: 1\n---\n\nAs ADA FALCON said.\n",
            ".gitignore": "site/\n.cache/\n",
        },
    )
    commit(hub, "Invite Ada Falcon")
    git(hub, "tag", "v1")
    (hub / f"people/{CODE}.yml").write_text(RECORD.replace("Falcon", "Merlin"), "utf-8")
    (hub / "content/index.md").write_text("# Home\n\nBy Ada Merlin\n", "utf-8")
    commit(hub)
    (hub / "content/index.md").write_text("# Home\n", "utf-8")
    commit(hub)
    publish(hub, "editions", EDITIONS)
    write(hub, {"site/about/index.html": "<p>Ada Falcon</p>", ".cache/advocacy/x.json": '"Ada Falcon"'})

    code, output = run(hub)

    assert code == 1
    assert output.splitlines()[:3] == [
        f"Removed people/{CODE}.jpg, people/{CODE}.yml.",
        f"Removed {CODE} from present: in content/events/meeting.md.",
        f"Wrote former-member in place of {CODE} in people/bc9d.yml.",
    ]
    left = sections(output)
    assert left["Files with the name"] == [
        "content/about.md:3:11",
        "content/files/….txt: the file's name",
        "guidelines/linkedin/1.md:6:4 (an earlier version of a guideline)",
    ]
    assert left["Copies of the picture"] == ["content/img/her.jpg"]
    assert left["The built site"] == ["site/: 1 file, such as site/about/index.html"]
    assert left["The cache"] == [".cache/advocacy/: 1 file, such as .cache/advocacy/x.json"]
    assert left["The published branch editions"] == [
        "outside of editions: 1 file, such as index.html",
        "2025: 1 file, such as 2025/about/index.html",
        f"2026: 1 file, such as 2026/{path_of_rendition(portrait())}",
    ]
    assert "      mike delete --branch editions 2025\n      mike delete --branch editions 2026\n" in output
    history = [re.sub(", the latest in [0-9a-f]{8}", "", place) for place in left["The Git history"]]
    assert history == [
        "content/about.md: 1 version",
        "content/files/….txt: 1 version",
        "content/img/her.jpg: 1 version",
        "content/index.md: 1 version",
        "guidelines/linkedin/1.md: 1 version",
        f"people/{CODE}.jpg: 1 version",
        f"people/{CODE}.yml: 2 versions",
        "1 commit of published branches",
        "1 message of commits and tags",
        "on editions, main, v1",
    ]
    assert f"--invert-paths --path 2026/{path_of_rendition(portrait())} --path people/{CODE}.jpg" in output
    assert f"--replace-text ../forget-{CODE}.txt" in output
    listed = {*left["Copies of the picture"], "content/about.md", "content/files/ada-falcon.txt"}
    listed |= {"guidelines/linkedin/1.md", "site/about/index.html"}
    holding = {name for name, data in content_of(hub).items() if re.search(rb"(?i)ada\W*(falcon|merlin)", data)}
    named = {name for name in content_of(hub) if "ada-falcon" in name}
    pictures = {name for name, data in content_of(hub).items() if data == portrait()}
    assert holding | named | pictures == listed

    assert sections(run(hub)[1]) == left, "a second run knows the name from the history"


def test_nothing_is_left_in_a_repository_without_the_history(tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "hub", {"content/about.md": "# Ada Falcon\n"})
    commit(hub)
    notes = tmp_path / "notes.txt"
    assert run(hub, "--notes", str(notes))[0] == 1
    assert notes.stat().st_mode & 0o077 == 0
    (hub / "content/about.md").write_text("# About\n", "utf-8")
    commit(hub)
    assert list(sections(run(hub)[1])) == ["The Git history"]
    shutil.rmtree(hub / ".git")
    commit(hub)
    assert run(hub, "--notes", str(notes))[0] == 0
    code, output = run(hub)
    assert (code, "There is no person qz7x" in output) == (2, True)
    (hub / "content/about.md").write_text("# ADA FALCON\n", "utf-8")
    assert sections(run(hub, "--notes", str(notes))[1]) == {"Files with the name": ["content/about.md:1:3"]}


def test_a_history_that_still_names_the_code_is_enough_to_say_that_nothing_is_left(tmp_path: Path) -> None:
    hub = new_hub(tmp_path)
    for name in (f"{CODE}.yml", f"{CODE}.jpg"):
        (hub / "people" / name).unlink()
    commit(hub)
    code, output = run(hub)
    assert (code, "from present: in content/events/meeting.md" in output) == (0, True)
    commit(hub)
    code, output = run(hub)
    assert (code, "texts weren't searched for it" in output) == (0, True)


EDITED = {
    "[qz7x]": "[]",
    "[qz7x, bc9d]": "[bc9d]",
    "[bc9d, qz7x]": "[bc9d]",
    "[ bc9d , 'qz7x' , kl4m ]": "[ bc9d , kl4m ]",
    "[qz7x, bc9d, qz7x, qz7x]": "[bc9d]",
    "[\n  qz7x, # chair\n  bc9d,\n  ]": "[\n  bc9d,\n  ]",
    "\n  - qz7x # chair\n  # and\n  - bc9d # notes": "\n  # and\n  - bc9d # notes",
    "\n- bc9d\n- qz7x": "\n- bc9d",
    "\n  - qz7x # chair": "[]",
    "[bc9d]": "[bc9d]",
    "[bc9d, qz7x2, aqz7x]": "[bc9d, qz7x2, aqz7x]",
}


@pytest.mark.parametrize("written", EDITED)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_events_keep_everything_but_the_code(tmp_path: Path, written: str, ending: str) -> None:
    def event(present: str) -> bytes:
        space = "" if present.startswith("\n") else " "
        keys = f"title:  'Meeting'   # a comment\nwhen: 2026-12-01\npresent:{space}{present}\nwhere: Café\n"
        text = f"---\n{keys}---\n\nqz7x \n"
        return b"\xef\xbb\xbf" + text.replace("\n", ending).encode()

    hub = new_hub(tmp_path, {"content/events/meeting.md": event(written)})
    write(hub, dict.fromkeys(("people/kl4m.yml", "people/qz7x2.yml", "people/aqz7x.yml"), OTHER))
    assert run(hub)[0] == 0
    assert (hub / "content/events/meeting.md").read_bytes() == event(EDITED[written])
    assert (hub / "people/bc9d.yml").read_text("utf-8") == OTHER.replace(CODE, "former-member")


def test_feedback_no_longer_names_the_person(tmp_path: Path) -> None:
    text = "title: Caps # a comment\nheard:\n  in: shop\n  by: 'qz7x'   # at the till\nfor: [council]\n"
    hub = new_hub(tmp_path, {"content/feedback/caps.yml": text, "content/feedback/cups.yml": "title: qz7x\n"})
    output = run(hub)[1]
    assert f"Wrote former-member in place of {CODE} in content/feedback/caps.yml." in output
    assert (hub / "content/feedback/caps.yml").read_text("utf-8") == text.replace("'qz7x'", "former-member")
    assert (hub / "content/feedback/cups.yml").read_text("utf-8") == "title: qz7x\n"


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {"content/about.md": "Ada Falcon\n"})
    before = content_of(hub)
    code, output = run(hub, "--dry-run")
    assert (code, content_of(hub)) == (1, before)
    assert output.startswith(f"Would remove people/{CODE}.jpg, people/{CODE}.yml.\n")
    assert sections(output) == {"Files with the name": ["content/about.md:1:1"]}


@pytest.mark.parametrize("failing", ["write_files", "unlink"])
def test_if_a_file_cannot_be_written_nothing_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    hub = new_hub(tmp_path)
    commit(hub)
    before = content_of(hub)
    if failing == "unlink":
        unlink = Path.unlink

        def refuse(path: Path, missing_ok: bool = False) -> None:
            if path.name == f"{CODE}.yml":
                raise PermissionError(13, "Permission denied", str(path))
            unlink(path, missing_ok)

        monkeypatch.setattr(Path, "unlink", refuse)
    else:
        (hub / "people/.bc9d.yml.unfinished").mkdir()
    code, output = run(hub)
    assert (code, content_of(hub)) == (2, before)
    assert "cannot be written" in output
    assert "Nothing was written" in output


def test_a_broken_event_that_may_list_the_person_stops_the_removal(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {"content/events/broken.md": "---\ntitle: [\npresent: [qz7x]\n---\n"})
    before = content_of(hub)
    code, output = run(hub)
    assert (code, content_of(hub)) == (2, before)
    assert output.startswith("Error: content/events/broken.md can't be read and may contain qz7x.")


def test_a_picture_of_somebody_else_stays(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {"people/bc9d.yml": f"{OTHER}picture: {CODE}.jpg\n"})
    commit(hub)
    output = run(hub)[1]
    assert (hub / f"people/{CODE}.jpg").exists()
    assert f"people/{CODE}.jpg stays, because it is also the picture of bc9d." in output


@pytest.mark.parametrize("picture", ["gone.jpg", "bc9d.yml", "../mkdocs.yml", "[list]"])
def test_only_existing_pictures_are_removed(tmp_path: Path, picture: str) -> None:
    hub = new_hub(tmp_path, record=RECORD.replace(f"{CODE}.jpg", picture))
    before = content_of(hub).keys()
    assert run(hub)[0] == 0
    assert before - content_of(hub).keys() == {f"people/{CODE}.yml", f"people/{CODE}.jpg"}


def test_a_record_that_is_not_valid_yaml_is_removed_too(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {"content/about.md": "Ada Falcon\n"}, record=f"name: '{NAME}' # x\nquote: [\n")
    commit(hub)
    assert sections(run(hub)[1])["Files with the name"] == ["content/about.md:1:1"]
    assert not (hub / f"people/{CODE}.yml").exists()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("qz7y", "There is no person qz7y: the hub and its history know nothing of this code (did you mean “qz7x”?"),
        ("Ada-Merlyn", "CODE is the name of a file in people/ without .yml, such as mk7."),
    ],
)
def test_an_unknown_code_is_an_error(tmp_path: Path, code: str, expected: str) -> None:
    hub = new_hub(tmp_path)
    commit(hub)
    exit_code, output = run(hub, code=code)
    assert (exit_code, expected in output) == (2, True), output


def test_without_git_only_files_are_searched(tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "hub")
    code, output = run(hub)
    assert (code, "The hub isn't in a Git repository" in output) == (0, True)


def test_a_record_without_history_is_removed_only_if_notes_keep_the_name(tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "hub", {"content/about.md": "Ada Falcon\n", "content/her.jpg": portrait()})
    before = content_of(hub)
    notes = str(tmp_path / "notes.txt")
    code, output = run(hub)
    assert (code, f"advocacy forget {CODE} --notes" in output, content_of(hub)) == (2, True, before)
    for wrong in (hub / "notes.txt", tmp_path / "missing/notes.txt"):
        code, output = run(hub, "--notes", str(wrong))
        assert (code, "--notes" in output, content_of(hub)) == (2, True, before)
    assert run(hub, "--notes", notes)[0] == 1
    (hub / "content/about.md").unlink()
    assert sections(run(hub, "--notes", notes)[1]) == {"Copies of the picture": ["content/her.jpg"]}
    (hub / "content/her.jpg").unlink()
    assert run(hub, "--notes", notes)[0] == 0


def stash(hub: Path) -> None:
    (hub / "content/index.md").write_text("Ada Falcon\n", "utf-8")
    git(hub, "stash", "-q")


def reset(hub: Path) -> None:
    (hub / "content/index.md").write_text("Ada Falcon\n", "utf-8")
    commit(hub)
    git(hub, "reset", "-q", "--hard", "HEAD~1")


def stage(hub: Path) -> None:
    (hub / "content/index.md").write_text("Ada Falcon\n", "utf-8")
    git(hub, "add", "content/index.md")
    (hub / "content/index.md").write_text("# Home\n", "utf-8")


def tag(hub: Path) -> None:
    git(hub, "tag", "-a", "v2", "-m", "With Ada Falcon")


def branch(hub: Path) -> None:
    git(hub, "branch", "thanks/ada-falcon")


def mention(hub: Path) -> None:
    commit(hub, "Thank AdaFalcon")


def write_as_author(hub: Path) -> None:
    git(hub, "-c", "user.name=x", "commit", "-q", "--allow-empty", "-m", "x", "--author", "A <ada.falcon@soda.example>")


def amend(hub: Path) -> None:
    mention(hub)
    git(hub, "reset", "-q", "--hard", "HEAD~1")


def deploy(hub: Path) -> None:
    publish(hub, "gh-pages", {"index.html": "<p>Ada Falcon</p>"})


@pytest.mark.parametrize(
    ("change", "title", "places"),
    [
        (stash, "Stashes and the reflog", r"\d commits?, such as [0-9a-f]{8}"),
        (reset, "Stashes and the reflog", r"1 commit, such as [0-9a-f]{8}"),
        (stage, "Staged changes", "1 file"),
        (tag, "The Git history", "1 message of commits and tags"),
        (branch, "Names of branches and tags", "thanks/…"),
        (mention, "The Git history", "1 message of commits and tags"),
        (amend, "Stashes and the reflog", r"1 commit, such as [0-9a-f]{8}"),
        (write_as_author, "The Git history", "the author of 1 commit"),
        (deploy, "The published branch gh-pages", "the site: 1 file, such as index.html"),
    ],
)
def test_names_are_found_everywhere_in_git(
    tmp_path: Path, change: Callable[[Path], None], title: str, places: str
) -> None:
    hub = new_hub(tmp_path / "hub")
    notes = tmp_path / "notes.txt"
    assert run(hub, "--notes", str(notes))[0] == 0
    commit(hub)
    assert run(hub, "--notes", str(notes))[0] == 0
    change(hub)
    code, output = run(hub, "--notes", str(notes))
    assert code == 1
    assert re.fullmatch(places, sections(output)[title][0])


@pytest.mark.parametrize(
    ("option", "expected"), [("--depth=1", "git fetch --unshallow"), ("--filter=blob:none", "without --filter")]
)
def test_a_clone_without_the_whole_history_is_not_enough(tmp_path: Path, option: str, expected: str) -> None:
    hub = new_hub(tmp_path / "hub")
    commit(hub)
    commit(hub)
    git(hub, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", option, f"file://{hub}", "clone")
    shutil.rmtree(hub / ".git")
    code, output = run(tmp_path / "clone", "--dry-run")
    assert (code, expected in output) == (1, True)


def test_people_can_be_in_a_repository_of_their_own(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {".gitignore": "people/\n"})
    commit(hub)
    commit(hub / "people")
    output = run(hub)[1]
    left = sections(output)
    assert [place.partition(":")[0] for place in left["The Git history"]] == [
        f"people/{CODE}.jpg",
        f"people/{CODE}.yml",
        "on main",
    ]
    commands = [line.strip() for line in output.splitlines() if line.startswith("      ")]
    assert commands == [
        f"advocacy forget {CODE} --notes ../forget-{CODE}.txt",
        f"git clone --no-local people ../forget-{CODE}",
        f"git -C ../forget-{CODE} filter-repo --invert-paths --path {CODE}.jpg --path {CODE}.yml",
    ]


def test_the_commands_are_for_the_folder_of_the_hub(tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "company/our hub")
    git(tmp_path / "company", "init", "-q", "-b", "main")
    git(tmp_path / "company", "add", "--all")
    git(tmp_path / "company", "commit", "-q", "-m", "Add")
    git(tmp_path / "company", "remote", "add", "origin", "https://git.example/hub.git")
    output = run(hub)[1]
    assert "our hub):" in output
    assert [line.strip() for line in output.splitlines() if line.startswith("      ")] == [
        f"advocacy forget {CODE} --notes ../../forget-{CODE}.txt",
        f'git clone --no-local "$(git -C .. remote get-url origin)" ../../forget-{CODE}',
        f"git -C ../../forget-{CODE} filter-repo --invert-paths --path 'our hub/people/{CODE}.jpg' "
        f"--path 'our hub/people/{CODE}.yml'",
        f'git -C ../../forget-{CODE} remote add origin "$(git -C .. remote get-url origin)"',
        f"git -C ../../forget-{CODE} push --force --all origin",
        f"git -C ../../forget-{CODE} push --force --tags origin",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people.json", f'[{{"code": "{CODE}", "audience": "customers", "adult": true, "name": "{NAME}"}}]'),
        ("people.csv", f"code,audience,adult,name\n{CODE},customers,true,{NAME}\n"),
    ],
)
def test_a_person_of_another_system_is_removed_there(tmp_path: Path, name: str, text: str) -> None:
    hub = new_hub(tmp_path, {f"people/{name}": text, "content/about.md": NAME})
    (hub / f"people/{CODE}.yml").unlink()
    commit(hub)
    left = sections(run(hub)[1])
    assert left["People from another system"] == [f"people/{name}"]
    assert left["Files with the name"] == ["content/about.md:1:1"]
    (hub / f"people/{name}").write_text("{}\n" if name.endswith("json") else "code\n", "utf-8")
    commit(hub)
    left = sections(run(hub)[1])
    assert left.keys() == {"Files with the name", "The Git history"}


def test_people_whom_the_person_invited_are_named_if_they_are_in_another_system(tmp_path: Path) -> None:
    other = f'"audience": "customers", "adult": true, "groups": [{{"group": "council", "invited_by": "{CODE}"}}]'
    hub = new_hub(tmp_path, {"people/people.json": f'{{"xk2m": {{{other}, "picture": "{CODE}.jpg"}}}}'})
    commit(hub)
    output = run(hub)[1]
    assert sections(output)["People from another system"] == ["people/people.json"]
    assert f"people/{CODE}.jpg stays, because it is also the picture of xk2m." in output


def test_no_process_that_changes_a_repository_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = new_hub(tmp_path)
    commit(hub)
    started: list[str] = []
    popen = subprocess.Popen.__init__

    def record(self: subprocess.Popen[bytes], command: list[str], **options: object) -> None:
        assert not options.get("shell")
        started.append(command[command.index("--no-pager") + 1] if "--no-pager" in command else command[3])
        popen(self, command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", record)
    run(hub)
    reading = {
        "rev-parse",
        "config",
        "remote",
        "rev-list",
        "for-each-ref",
        "ls-tree",
        "cat-file",
        "diff-tree",
        "ls-files",
    }
    assert set(started) <= reading
    assert len(started) < 40


def test_the_removal_does_not_follow_a_link(tmp_path: Path) -> None:
    hub = new_hub(tmp_path / "hub")
    (hub / "people").rename(tmp_path / "elsewhere")
    (hub / "people").symlink_to(tmp_path / "elsewhere")
    assert run(hub)[0] == 2
    assert (tmp_path / f"elsewhere/{CODE}.yml").exists()


NAMED = {"audience": "customers", "adult": "true", "name": NAME, "picture": "ada-falcon.png"}


def new_named_hub(folder: Path) -> Path:
    """Create a hub in which the names of all files, editions and branches of a person contain the name."""
    record = "".join(f"{key}: {value}\n" for key, value in NAMED.items())
    files = {
        "people/ada-falcon.png": portrait(),
        "people/kl4m.yml": f"{OTHER}picture: ada-falcon-2.png\n",
        "people/ada-falcon-2.png": portrait("red"),
        "content/events/visit-of-ada-falcon.md": EVENT.format("bc9d, qz7x"),
    }
    hub = new_hub(folder, files, record)
    commit(hub)
    (hub / f"people/{CODE}.yml").write_text(record.replace("falcon.png", "falcon-2.png"), "utf-8")
    commit(hub)
    versions = '[{"version": "2026-ada-falcon", "aliases": []}, {"version": "2025", "aliases": []}]'
    texts = {f"{edition}/index.html": "<p>Ada Falcon</p>" for edition in ("2026-ada-falcon", "2025")}
    publish(hub, "editions", {"versions.json": versions, **texts})
    return hub


def test_names_of_files_and_editions_are_printed_without_the_name(tmp_path: Path) -> None:
    hub = new_named_hub(tmp_path)
    code, output = run(hub)
    assert code == 1
    assert f"Removed {CODE} from present: in content/events/visit-of-….md." in output
    assert "people/…-2.png stays, because it is also the picture of kl4m." in output
    assert "      mike delete --branch editions 2025\n" in output
    assert "2026-…: 1 file, such as 2026-…/index.html" in output
    assert "Delete the editions with the name in their name yourself" in output
    assert f"--paths-from-file ../forget-{CODE}.txt" in output
    assert f"--strip-blobs-with-ids ../forget-{CODE}-blobs.txt" in output
    assert not [line for line in output.splitlines() if line.startswith("      ") and "…" in line]


def test_a_record_is_known_from_the_history_even_if_another_file_had_the_same_content(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {"content/about.md": "# Ada Falcon\n", "people/zz.yml": RECORD})
    commit(hub)
    assert run(hub)[0] == 1
    assert not (hub / f"people/{CODE}.yml").exists()


def test_a_code_that_is_a_name_stays_in_the_commands(tmp_path: Path) -> None:
    files = {"people/ada-falcon.yml": RECORD, "content/events/meeting.md": EVENT.format("ada-falcon")}
    hub = new_hub(tmp_path, {**files, "content/files/of-ada-falcon.txt": "x"})
    commit(hub)
    output = CliRunner().invoke(main, ["forget", "ada-falcon", "-f", str(hub / "mkdocs.yml")]).output
    assert "Removed people/ada-falcon.yml." in output
    assert "content/files/of-….txt: the file's name" in output
    assert "      advocacy forget ada-falcon --notes ../forget-ada-falcon.txt\n" in output
    assert "git -C ../forget-ada-falcon filter-repo --paths-from-file ../forget-ada-falcon.txt" in output


@pytest.mark.parametrize("broken", [True, False])
def test_errors_name_files_without_the_name(tmp_path: Path, broken: bool) -> None:
    hub = new_named_hub(tmp_path)
    event = hub / "content/events/visit-of-ada-falcon.md"
    if broken:
        event.write_text("---\ntitle: [\npresent: [qz7x]\n---\n", "utf-8")
    else:
        event.with_name(f".{event.name}.unfinished").mkdir()
    before = content_of(hub)
    code, output = run(hub)
    assert (code, content_of(hub)) == (2, before)
    reason = "can't be read" if broken else "cannot be written"
    assert output.startswith(f"Error: content/events/visit-of-….md {reason}")


ACCENTED = RECORD.replace(NAME, "Zoë Müller")


def archive(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, "x")
    return file.getvalue()


def test_a_name_with_accents_is_found_in_every_spelling(tmp_path: Path) -> None:
    files = {
        "content/entities.html": "<p>Zo&euml; M&uuml;ller</p>",
        "content/json.json": '"Zo\\u00eb M\\u00fcller"',
        "content/percent.md": "[x](https://x.example/Zo%C3%AB%20M%C3%BCller)",
        "content/latin.txt": "Zoë Müller".encode("latin-1"),
        "content/tags.md": "Zoë <b>Müller</b>",
        "content/meeting.ics": "BEGIN:VCALENDAR\r\nSUMMARY:Zoë Mü\r\n ller\r\n",
        "content/plain.md": "Zoe Muller, zoe.muller@soda.example",
        "content/posts/zoe-muller-story.yml": "title: A\nlink: https://soda.example/\ntext: {any: Words}\n",
        "content/zoe-muller.pdf": b"%PDF\0",
        "content/a.zip": archive("zoë-müller.txt"),
    }
    hub = new_hub(tmp_path / "hub", files, ACCENTED)
    (hub / "content/zoë-müller.md").symlink_to("plain.md")
    (hub / "content/link").symlink_to("../zoe-muller")
    commit(hub)
    publish(hub, "editions", {"versions.json": '[{"version": "1"}]', "1/index.html": "<p>Zo&euml; M&uuml;ller</p>"})
    code, output = run(hub)
    assert code == 1
    assert not re.search(r"m(ü|u)ller", output, re.IGNORECASE)
    left = sections(output)
    assert left["Files with the name"] == [
        "content/a.zip:1:1",
        "content/entities.html:1:4",
        "content/json.json:1:2",
        "content/latin.txt:1:1",
        "content/link:1:4",
        "content/meeting.ics:2:9",
        "content/percent.md:1:23",
        "content/plain.md:1:1",
        "content/plain.md:1:13",
        "content/tags.md:1:1",
        "content/….pdf: the file's name",
        "content/….md: the file's name",
        "content/posts/…-story.yml: the file's name",
    ]
    assert left["The published branch editions"] == ["1: 1 file, such as 1/index.html"]
    assert len([line for line in left["The Git history"] if "version" in line]) == len(left["Files with the name"]) + 1
    notes = tmp_path / "notes.txt"
    run(hub, "--notes", str(notes))
    assert read_notes(notes.read_bytes()).names >= {
        *("Zoë Müller", "Zo&euml; M&uuml;ller", "Zo\\u00eb M\\u00fcller", "Zo%C3%AB%20M%C3%BCller"),
        *("Zoë <b>Müller", "Zoë Mü ller", "Zoe Muller", "zoe.muller", "zoe-muller", "zoë-müller"),
    }


def test_a_message_in_latin_1_is_read(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, record=ACCENTED)
    commit(hub)
    message = hub.parent / "message"
    message.write_bytes("With Zoë Müller\n".encode("latin-1"))
    git(hub, "-c", "i18n.commitEncoding=latin1", "commit", "-q", "--allow-empty", "-F", str(message))
    message.unlink()
    assert "1 message of commits and tags" in sections(run(hub)[1])["The Git history"]


def test_files_that_are_not_searched_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = new_hub(tmp_path / "hub", {"content/large.txt": "x" * 100_001, ".gitignore": "content/ignored.txt\n"})
    (hub / "content/ignored.txt").write_text("x" * 100_001, "utf-8")
    commit(hub)
    other = new_hub(tmp_path / "other")
    commit(other)
    git(hub, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "other")
    commit(hub)
    for module in ("forgetting.hub_search", "forgetting.repository"):
        monkeypatch.setattr(f"mkdocs_advocacy.kinds.people.{module}.LARGEST", 100_000)
    code, output = run(hub)
    left = sections(output)
    assert code == 1
    assert left["Files that weren't searched"] == [
        "content/ignored.txt: too large",
        "content/large.txt: too large",
    ]
    assert left["Parts of the history that weren't searched"] == [
        "content/large.txt: 1 version, too large",
        "other: another repository (a submodule)",
    ]
    assert "Nothing is left" not in output


def test_a_story_no_longer_says_who_made_it(tmp_path: Path) -> None:
    text = "title: Tea\nkind: quote\ngiven: none\nby: qz7x  # by hand\nstatus: draft\n"
    hub = new_hub(tmp_path, {"content/stories/tea.yml": text})
    output = run(hub)[1]
    assert f"Wrote former-member in place of {CODE} in content/stories/tea.yml." in output
    assert (hub / "content/stories/tea.yml").read_text("utf-8") == text.replace("qz7x", "former-member")


RECORD_OF_ISSUE = """\
# What the issue holds.
sent: 2026-11-20T10:00+00:00
from: 2026-10-21
to: 2026-11-20
blocks:
  en:
    - block: posts
      shows:
        - id: qz7x
    - block: people
      shows:
        - id: bc9d
        - id: qz7x
      prints:
        - id: qz7x
    - block: events
      shows: []
  de:
    - block: people
      shows:
        - id: qz7x
        - id: bc9d
"""
ISSUE_FILES = {
    "content/newsletters/may.md": "---\ntitle: May\ndate: 2026-11-20\n---\n\n"
    "```posts\n```\n```people\n```\n```events\n```\n",
    "content/newsletters/may.de.md": "---\ntitle: Mai\n---\n\n```people\n```\n",
}


def test_records_of_newsletters_lose_the_person(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, {**ISSUE_FILES, "content/newsletters/may.sent.yml": RECORD_OF_ISSUE})
    assert "Would remove qz7x from the people in content/newsletters/may.sent.yml." in run(hub, "--dry-run")[1]
    _, output = run(hub)
    assert "Removed qz7x from the people in content/newsletters/may.sent.yml." in output
    after = (hub / "content/newsletters/may.sent.yml").read_text("utf-8")
    wanted = RECORD_OF_ISSUE.replace("        - id: bc9d\n        - id: qz7x\n", "        - id: bc9d\n")
    wanted = wanted.replace("      prints:\n        - id: qz7x\n", "      prints: []\n")
    assert after == wanted.replace("        - id: qz7x\n        - id: bc9d\n", "        - id: bc9d\n")
    assert after.count("qz7x") == 1, "the post with the same id stays"


@pytest.mark.parametrize(
    "content",
    [
        RECORD_OF_ISSUE.replace(
            "      shows:\n        - id: bc9d\n",
            "      shows:\n        - {id: bc9d}\n        - {\n            id: qz7x}\n",
        ),
        "blocks: [qz7x",
    ],
)
def test_records_of_newsletters_that_cannot_be_edited_stop_the_removal(tmp_path: Path, content: str) -> None:
    hub = new_hub(tmp_path, {**ISSUE_FILES, "content/newsletters/may.sent.yml": content})
    before = content_of(hub)
    code, output = run(hub)
    assert code == 2
    assert "content/newsletters/may.sent.yml can't be edited automatically: remove qz7x yourself." in output
    assert content_of(hub) == before


def test_names_in_records_of_newsletters_are_listed(tmp_path: Path) -> None:
    words = RECORD_OF_ISSUE + "words:\n  qz7x:\n    en:\n      title: Ada Falcon was here\n"
    hub = new_hub(tmp_path, {**ISSUE_FILES, "content/newsletters/may.sent.yml": words})
    commit(hub)
    code, output = run(hub)
    assert code == 1
    assert sections(output)["Files with the name"] == ["content/newsletters/may.sent.yml:23:14"]
