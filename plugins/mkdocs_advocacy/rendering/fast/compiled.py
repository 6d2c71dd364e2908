"""Templates that this process has compiled: a preview builds the hub again and again, with the same ones."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """What templates were compiled to, by their names and files, as long as their sources stay the same."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self._known.get(bucket.key):
            checksum, code = known
            bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


def keep_compiled(env: Environment) -> None:
    """Lets the environment of MkDocs and its theme take templates that an earlier build of this process compiled.

    They are kept in memory alone: a file of them would be a program that others could replace.
    """
    if env.bytecode_cache is None:
        env.bytecode_cache = _COMPILED
