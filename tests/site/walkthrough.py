"""Read the commands and files in pages of docs/, and run the commands as a reader would."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.site.sites import CHECKOUT
from tests.site.wheels import clean_environment


@dataclass
class Command:
    """A command of the page and the output that the page shows."""

    line: str
    expected: list[str] = field(default_factory=list)

    def is_shown(self, output: str) -> bool:
        """Return whether the output matches the page, where … stands for any text."""
        if not self.expected:
            return True
        lines = "\n".join(self.expected).strip("\n").split("\n")
        patterns = [r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines]
        return re.fullmatch("".join(patterns), output.strip("\n") + "\n") is not None

    def run_and_check(self, programs: Path, folder: Path) -> None:
        """Run the command in `folder` with the executables in `programs`, and check its output."""
        name, *arguments = shlex.split(self.line)
        result = subprocess.run(
            [programs / name, *arguments],
            cwd=folder,
            env={**clean_environment(), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert self.is_shown(result.stdout), f"$ {self.line}\n{result.stdout}{result.stderr}"
        assert result.returncode == int(any(": error: " in line for line in self.expected)), result.stderr


def read_page(name: str) -> str:
    """Return the text of a page of docs/."""
    return (CHECKOUT / "docs" / name).read_text("utf-8")


def read_steps(page: str) -> Iterator[Command | tuple[str, str]]:
    """Yield the commands and files of the page in order."""
    for step in re.finditer(r"(?:`([\w/.-]+)`[^`]*:\n\n)?```(console|yaml|csv|python)\n(.*?)```", page, re.DOTALL):
        path, kind, block = step.groups()
        if kind != "console":
            assert path, f"the page does not name the file for:\n{block}"
            yield path, block
            continue
        commands: list[Command] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                commands.append(Command(line[2:]))
            else:
                commands[-1].expected.append(line)
        yield from commands
