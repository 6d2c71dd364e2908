"""Errors for cells that can't be read, with a message and a hint for the writer."""

from __future__ import annotations


class Unclear(ValueError):
    """Raised if a cell is invalid or ambiguous."""

    def __init__(self, message: str, hint: str = "", *, of_column: bool = False) -> None:
        """Store the message and the hint. `of_column`: one answer settles all cells of the column."""
        super().__init__(message)
        self.message, self.hint, self.of_column = message, hint, of_column


class NoDay(Unclear):
    """Raised if a cell is not meant as a date."""
