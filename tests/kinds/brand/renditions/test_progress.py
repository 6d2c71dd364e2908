"""Progress messages for slow renditions."""

from __future__ import annotations

from mkdocs_advocacy.kinds.brand.renditions.progress import Progress, Reporter


def test_slow_images_are_named_during_the_work_and_the_slowest_at_the_end() -> None:
    lines: list[str] = []
    moments = iter([0, 1, 7, 8, 13, 14, 60])
    reporter = Reporter(lines.append, lambda: float(next(moments)))
    slow, quick, last = "brand/a/slow.svg", "brand/a/quick.png", "brand/a/last.jpg"
    for done, working in ((0, (slow, quick)), (1, (slow, last)), (1, (slow, last)), (1, (slow, last)), (2, (last,))):
        reporter(Progress(done, 1234, working))
    reporter(Progress(3, 1234, ()))
    reporter.say_slowest()
    assert lines == [
        "Created renditions of 1 of 1,234 images",
        "Created renditions of 1 of 1,234 images; still working on brand/a/slow.svg (12 s)",
        "Created renditions of 3 of 1,234 images",
        "Slowest renditions: brand/a/last.jpg (53 s), brand/a/slow.svg (13 s)",
    ]


def test_nothing_is_printed_if_no_image_is_slow() -> None:
    lines: list[str] = []
    moments = iter([0, 1, 2])
    reporter = Reporter(lines.append, lambda: float(next(moments)))
    reporter(Progress(0, 1, ("brand/a/can.png",)))
    reporter(Progress(1, 1, ()))
    reporter.say_slowest()
    assert lines == []
