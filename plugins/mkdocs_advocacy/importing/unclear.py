"""Cells that can't be read: a sentence for the writer, and the answer that helps."""

from __future__ import annotations


class Unclear(ValueError):
    """The cell means nothing, or may mean several things; the message is a sentence."""

    def __init__(self, message: str, hint: str = "", *, of_column: bool = False) -> None:
        """`of_column` says that one answer is enough for all cells of the column."""
        super().__init__(message)
        self.message, self.hint, self.of_column = message, hint, of_column


class NoDay(Unclear):
    """The cell is not meant as a day."""
