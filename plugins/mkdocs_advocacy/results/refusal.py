"""The reasons why an export can't be imported, in plain language."""

from __future__ import annotations


class Refused(ValueError):
    """An export that can't be read without a guess, or that doesn't fit the results that exist.

    `line` and `column` count from 1. `hint` says how to continue.
    """

    def __init__(self, message: str, hint: str = "", *, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column
