"""A cache of compiled templates, because the builds of a preview reuse them."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Compiled templates by name and file, valid as long as their sources stay the same."""

    def __init__(self) -> None:
        self._cache: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if cached := self._cache.get(bucket.key):
            checksum, code = cached
            bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._cache[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


def keep_compiled(env: Environment) -> None:
    """Make an environment of MkDocs reuse templates that an earlier build in this process compiled.

    The cache is only in memory: a file would contain executable code that others could replace.
    """
    if env.bytecode_cache is None:
        env.bytecode_cache = _COMPILED
