"""The variants of a post that fit each network, in a compact form.

Most networks share the texts of a post. Unpacked, they take four times the memory: 140 MB for 20,000 posts.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import lru_cache

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.placeholders import Wording, placeholder
from mkdocs_advocacy.kinds.posts.model import Offer, Offers

Wordings = Sequence[Sequence[str | Sequence[str]]]
"""Distinct wordings. Each is a sequence of texts (`str`) and names of placeholders (a sequence of one `str`)."""
Variants = Sequence[Sequence[Sequence[int]]]
"""The variants of each network, in order. Each has its position, the number of its wording and its length."""


class PackedOffers(Mapping[str, tuple[Offer, ...]]):
    """Offers that are unpacked when a network's variants are read."""

    __slots__ = ("_networks", "_packed")

    def __init__(self, networks: Iterable[str], wordings: Wordings, variants: Variants) -> None:
        """Pack the variants of each of the `networks`, in this order."""
        self._networks = _share(tuple(networks))
        self._packed = zlib.compress(compact_json((wordings, variants)).encode("utf-8", "surrogatepass"), 1)

    @classmethod
    def of(cls, offers: Offers) -> PackedOffers:
        """Return `offers`, packed."""
        return offers if isinstance(offers, PackedOffers) else cls(offers, *_number_wordings(offers))

    def with_numbers(self) -> tuple[Wordings, Variants]:
        """Return the distinct wordings, and each network's variants."""
        wordings, variants = json.loads(zlib.decompress(self._packed))
        return wordings, variants

    def __reduce__(self) -> tuple[object, tuple[tuple[str, ...], bytes]]:
        """Pickle the packed form."""
        return _restore, (self._networks, self._packed)

    def __getitem__(self, network: str) -> tuple[Offer, ...]:
        """Return the variants that fit a network."""
        if network not in self._networks:
            raise KeyError(network)
        return _unpack(self._packed)[self._networks.index(network)]

    def items(self) -> ItemsView[str, tuple[Offer, ...]]:
        """Unpack and return the networks with their variants."""
        return self._as_dict().items()

    def values(self) -> ValuesView[tuple[Offer, ...]]:
        """Unpack and return the variants of all networks."""
        return self._as_dict().values()

    def _as_dict(self) -> dict[str, tuple[Offer, ...]]:
        return dict(zip(self._networks, _unpack(self._packed), strict=True))

    def __contains__(self, network: object) -> bool:
        return network in self._networks

    def __iter__(self) -> Iterator[str]:
        return iter(self._networks)

    def __len__(self) -> int:
        return len(self._networks)


def _number_wordings(offers: Offers) -> tuple[Wordings, Variants]:
    """Return the distinct wordings of `offers`, and each network's variants."""
    numbers: dict[Wording, int] = {}
    variants = [
        [(position, numbers.setdefault(wording, len(numbers)), length) for position, wording, length in of]
        for of in offers.values()
    ]
    wordings = [[piece if isinstance(piece, str) else [piece.name] for piece in wording] for wording in numbers]
    return wordings, variants


def _restore(networks: tuple[str, ...], packed: bytes) -> PackedOffers:
    offers = PackedOffers.__new__(PackedOffers)
    offers._networks, offers._packed = _share(networks), packed
    return offers


@lru_cache(maxsize=1024)
def _share(networks: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first equal tuple: most posts have the same networks."""
    return networks


@lru_cache(maxsize=16)  # all networks of a post are read in a row
def _unpack(packed: bytes) -> tuple[tuple[Offer, ...], ...]:
    """Return the variants of each network, in order."""
    stored, variants = json.loads(zlib.decompress(packed))
    wordings = [tuple([piece if isinstance(piece, str) else placeholder(piece[0]) for piece in of]) for of in stored]
    return tuple([tuple([(position, wordings[number], length) for position, number, length in of]) for of in variants])
