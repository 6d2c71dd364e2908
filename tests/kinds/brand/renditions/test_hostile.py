"""A set of malformed or malicious files: each works or is one problem, and doesn't affect the others."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.brand.renditions.engine import ENGINE
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.plan import planned, proofs
from mkdocs_advocacy.kinds.brand.renditions.produce import produced
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.networks.load import builtin_networks

sys.path.insert(0, str(Path(__file__).parent))
from hostile import FILES, SECRET, hostile_set

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
LINKEDIN = builtin_networks()["linkedin"]
FACTS = LINKEDIN.pictures.model_copy(update={"sizes": LINKEDIN.pictures.sizes[:2]})
NETWORKS = {"linkedin": LINKEDIN.model_copy(update={"pictures": FACTS})}
SECONDS = 10


class Made:
    """The result of making the renditions of a folder."""

    def __init__(self, root: Path, limits: Limits, processes: int = 2) -> None:
        docs = root / "content"
        brand, problems = load_brand(docs / "brand", below=docs, root=root, now=NOW, zone=UTC, limits=limits)
        self.store = Store(root / ".cache")

        def digest(file: BrandFile) -> str:
            return self.store.digest(docs / file.path)

        plan, proven = planned(brand, NETWORKS, digest, ENGINE), proofs(brand, digest, ENGINE)
        began = time.monotonic()
        done = produced(plan, proven, docs, "content", self.store, limits, processes, lambda *_: None)
        self.renditions, more, self.undrawn = done
        self.seconds = time.monotonic() - began
        self.store.tidy(time.time())
        self.problems = [problem for problem in (*problems, *more) if "alt text" not in problem.message]

    def files(self) -> dict[str, bytes]:
        made = {one.path: one for of in self.renditions.values() for one in (*of.previews, *of.downloads)}
        return {path: Path(self.store.place(one)).read_bytes() for path, one in made.items()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, list[str], Path]:
    root = tmp_path_factory.mktemp("hostile")
    names = hostile_set(root / "content/brand/odd")
    return Made(root, Limits(max_seconds=SECONDS)), names, root


def test_each_file_works_or_is_one_problem_with_its_name(hostile: tuple[Made, list[str], Path]) -> None:
    made, names, _ = hostile
    assert len(names) >= 40
    values = {name: [p for p in made.problems if p.file == f"content/brand/odd/{name}"] for name in names}
    with_files = {Path(of.source).name for of in made.renditions.values() if of.previews or of.downloads}
    assert {name: problems for name, problems in values.items() if len(problems) > 1} == {}
    silent = [name for name in names if not values[name] and name not in with_files]
    # offered unchanged: these need no renditions
    assert silent == ["letters.svg", "of-no-size.svg"]
    assert len(made.problems) == sum(map(len, values.values()))
    assert not [problem for problem in made.problems if "Traceback" in str(problem)]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("bomb.png", "65,536×65,536 pixels"),
        ("cut short.jpg", "truncated"),
        ("nothing-png.png", "not a readable image"),
        ("is-html.png", "not a readable image"),
        ("lies-of-size.png", "decoded"),
        ("link-out.png", "symbolic link"),
        ("pipe.png", "not a regular file"),
        ("script.svg", "script"),
        ("repeats-itself.svg", "repeats its elements too often"),
        ("slow.svg", "seconds"),
    ],
)
def test_the_problem_describes_the_fault(hostile: tuple[Made, list[str], Path], name: str, what: str) -> None:
    assert what in next(str(problem) for problem in hostile[0].problems if problem.file.endswith(f"/{name}"))


@pytest.mark.parametrize(
    "name",
    [
        "works",
        "cmyk",
        "cmyk-with-a-profile",
        "sixteen-bits",
        "palette",
        "animated-gif",
        "animated-png",
        "Löwe & Söhne (1) 🦁",
        "metadata",
    ],
)
def test_unusual_but_valid_files_have_renditions(hostile: tuple[Made, list[str], Path], name: str) -> None:
    named = [of for key, of in hostile[0].renditions.items() if key.startswith(f"odd/{name}")]
    assert named
    assert all(of.previews and of.fallback for of in named)


def test_an_image_that_takes_too_long_is_aborted(hostile: tuple[Made, list[str], Path]) -> None:
    assert hostile[0].seconds < 10 * SECONDS  # with room for a busy machine


def test_a_drawing_that_cannot_be_rendered_is_named(hostile: tuple[Made, list[str], Path]) -> None:
    assert hostile[0].undrawn == {"brand/odd/slow.svg"}


def test_no_metadata_is_published(hostile: tuple[Made, list[str], Path]) -> None:
    for path, data in hostile[0].files().items():
        assert SECRET.encode() not in data, path
        assert not any(mark in data for mark in (b"Exif", b"ICC_PROFILE", b"iCCP", b"tEXt", b"xpacket")), path


def test_the_cameras_orientation_is_applied_to_the_pixels(hostile: tuple[Made, list[str], Path]) -> None:
    fallback = hostile[0].renditions["odd/metadata"].fallback
    assert fallback
    assert (fallback.width, fallback.height) == (960, round(700 * 960 / 1300))
    with Image.open(hostile[0].store.place(fallback)) as image:
        left, right = image.getpixel((100, 40)), image.getpixel((100, 470))
        assert left != right  # after rotation, the halves are above each other


def test_a_second_run_makes_nothing_and_results_do_not_depend_on_processes(tmp_path: Path) -> None:
    for root, processes in ((tmp_path / "one", 1), (tmp_path / "two", 2)):
        folder = root / "content/brand/odd"
        folder.mkdir(parents=True)
        for name in ("works.jpg", "cmyk.jpg", "palette-see-through.png", "safe.svg", "cut short.jpg"):
            (folder / name).write_bytes(FILES[name]())
        Made(root, Limits(), processes)
    made = modification_times(tmp_path)
    first, second = Made(tmp_path / "one", Limits()), Made(tmp_path / "two", Limits())
    assert first.files() == second.files() != {}
    assert first.problems == second.problems != []
    assert modification_times(tmp_path) == made != {}


def modification_times(folder: Path) -> dict[Path, int]:
    """Return the modification time of each rendition."""
    return {path: path.stat().st_mtime_ns for path in folder.glob("*/.cache/??/*")}
