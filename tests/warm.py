"""Programs that start immediately: a process that has imported their modules forks for each call."""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from click import Command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from mkdocs_advocacy.rendering.fast.compiled import keep_compiled

if TYPE_CHECKING:
    from jinja2 import Environment

PROGRAMS = {"advocacy": "mkdocs_advocacy.cli:main", "mkdocs": "mkdocs.__main__:cli"}
HUB = {
    "mkdocs.yml": """site_name: Hub
docs_dir: content
theme: material
plugins: [search, advocacy, advocacy/posts, advocacy/guidelines, advocacy/brand]
""",
    "content/index.md": "# Home\n",
    "content/posts/one.yml": "title: One\ncampaign: two\ntext: {any: Words.}\n",
    "content/campaigns/two.yml": "title: Two\n",
    "content/brand/red/brand.yml": "title: Red\n",
}
"""A hub with a page of each kind, so that all templates are compiled before the first call."""
CLIENT = """#!{python} -IS
import json, os, signal, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    call = json.dumps([{program!r}, sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(server, [len(call).to_bytes(8, "big")], [0, 1, 2])
    server.sendall(call)
    forked = int.from_bytes(server.recv(8), "big")
    signal.signal(signal.SIGTERM, lambda *_: os.kill(forked, signal.SIGTERM))
    code = server.recv(1)
os._exit(code[0] if code else 70)
"""


@contextmanager
def warm_programs(
    folder: Path, python: Path = Path(sys.executable), environment: Mapping[str, str] | None = None
) -> Iterator[Path]:
    """Create a folder with an environment's Python and programs, which work until the context ends."""
    folder.mkdir()
    address = str(folder / "socket")
    for name in PROGRAMS:
        path = folder / name
        path.write_text(CLIENT.format(python=sys.executable, address=address, program=name))
        path.chmod(0o755)
    (folder / "python").write_text(f'#!/bin/sh\nexec "{python}" "$@"\n')
    (folder / "python").chmod(0o755)
    command = [python, "-P", __file__, address]  # -P: don't import the modules beside this file
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            yield folder
        finally:
            server.terminate()


def serve(address: str) -> None:
    """Fork for each call until this process is killed."""
    mains = {name: _load_command(place) for name, place in PROGRAMS.items()}
    for plugin in entry_points(group="mkdocs.plugins"):
        if plugin.name.startswith(("advocacy", "material/search")):
            plugin.load()
    Theme.get_env = with_compiled(Theme.get_env)  # type: ignore[method-assign]
    build_one(mains["mkdocs"])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # reaps ended children automatically
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("ready", flush=True)
        while True:
            call, _ = listener.accept()
            with call:
                if os.fork() == 0:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    listener.close()
                    call.sendall(os.getpid().to_bytes(8, "big"))
                    call.sendall(bytes([_run_call(call, mains)]))
                    os._exit(0)


def build_one(mkdocs: Command) -> None:
    """Build a small hub so that its templates are compiled."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in HUB.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        mkdocs.main(["build", "-q", "-f", f"{folder}/mkdocs.yml", "-d", f"{folder}/site"], standalone_mode=False)
    MkDocsConfig.plugins.plugin_cache.clear()


def with_compiled(real: Callable[[Theme], Environment]) -> Callable[[Theme], Environment]:
    """Let environments that plugins create use the cache of compiled templates."""

    def get_env(theme: Theme) -> Environment:
        env = real(theme)
        keep_compiled(env)
        return env

    return get_env


def _run_call(call: socket.socket, mains: Mapping[str, Command]) -> int:
    """Run the program that was called and return its exit code."""
    head, files, _, _ = socket.recv_fds(call, 8, 3)
    with call.makefile("rb") as stream:
        program, arguments, folder, environment = json.loads(stream.read(int.from_bytes(head, "big")))
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [program, *arguments]
    code = 1
    try:
        mains[program].main(arguments, program)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _load_command(place: str) -> Command:
    module, _, name = place.partition(":")
    command: Command = getattr(importlib.import_module(module), name)
    return command


if __name__ == "__main__":
    serve(sys.argv[1])
