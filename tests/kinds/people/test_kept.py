"""Files that still hold somebody whose consent ended are named, without a process and without the name."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import pytest
from PIL import Image
from tests.hubs import LoadedHub

HubOf = Callable[..., LoadedHub]
PERSON = (
    "audience: customers\nadult: true\nname: Ada Falcon\npicture: ab2.png\nconsent: {given: 2025-01-01, proof: Folder"
)


def picture(color: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 300), color).save(file, "PNG")
    return file.getvalue()


def kept(hub: LoadedHub) -> list[str]:
    return [problem.message for problem in hub.problems if problem.rule == "revoked-but-kept"]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("withdrawn: 2026-01-01", ["content/her.png"]),
        ("until: 2026-01-01", ["content/her.png"]),
        ("until: 2030-01-01", []),
        ("withdrawn: 2030-01-01", ["content/her.png"]),
    ],
)
def test_a_copy_of_the_picture_is_named_when_the_consent_has_ended(
    hub_of: HubOf, end: str, expected: list[str]
) -> None:
    hub = hub_of(
        {
            "people/ab2.yml": f"{PERSON}, {end}}}\n",
            "people/ab2.png": picture("teal"),
            "content/her.png": picture("teal"),
            "content/red.png": picture("red"),
            "content/index.md": "# Home\n\nAda Falconer\n",
        }
    )
    start = "the consent of ab2 ended, but the name or picture is still in "
    assert kept(hub) == [start + name for name in expected]


def test_a_person_without_name_and_picture_is_nowhere(hub_of: HubOf) -> None:
    record = "audience: customers\nadult: true\nconsent: {given: 2025-01-01, withdrawn: 2025-01-02, proof: Folder}\n"
    assert kept(hub_of({"people/ab2.yml": record, "content/index.md": "# ab2\n"})) == []


def test_many_people_and_people_with_the_same_name_are_all_named(hub_of: HubOf) -> None:
    record = PERSON.replace("picture: ab2.png\n", "") + ", until: 2026-01-01}\n"
    endings = ["alcon", "emus", "iris", "oons", "upas", "ytes"]
    names = [f"Ada {first}{ending}" for first in "BCDFGHJK" for ending in endings]
    people = {f"people/p{place}.yml": record.replace("Ada Falcon", name) for place, name in enumerate(names * 2)}
    hub = hub_of({**people, "content/index.md": "# Home\n\nAda Balcon, ADA KYTES. Ada Demus\n"})
    expected = sorted(
        f"p{place}" for place, name in enumerate(names * 2) if name in ("Ada Balcon", "Ada Kytes", "Ada Demus")
    )
    assert sorted(message.split()[3] for message in kept(hub)) == expected


def test_builds_start_no_process(hub_of: HubOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess.Popen, "__init__", lambda *_, **__: pytest.fail("a process was started"))
    files = {"people/ab2.yml": f"{PERSON}, until: 2026-01-01}}\n", "people/ab2.png": picture("teal")}
    hub = hub_of({**files, "content/about.md": "ADA FALCON\n", ".git/HEAD": "ref: refs/heads/main\n"})
    assert kept(hub) == ["the consent of ab2 ended, but the name or picture is still in content/about.md"]
