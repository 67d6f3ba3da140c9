"""Who else is in a picture: the same person a moment before, or a partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cards.figures.paths import Path, moved
from cards.figures.pieces import Piece, Role

#: What of an earlier posture is shown beneath the last one, and as what.
_GHOSTS = {
    Role.NEAR: Role.GHOST,
    Role.FAR: Role.GHOST,
    Role.IRON: Role.GHOST,
    Role.IRON_FAR: Role.GHOST,
    Role.WIRE: Role.WIRE,
}
#: How a partner is painted, so that the two are told apart.
_PARTNER = {Role.NEAR: Role.FAR, Role.IRON: Role.IRON_FAR}


def ghost(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield a posture as a pale shape behind everything."""
    for piece in pieces:
        role = _GHOSTS.get(piece.role)
        if role is Role.GHOST and piece.layer > 0.6:
            yield replace(piece, role=role, layer=0.05 + piece.layer / 100, body=False)


def partner(pieces: Iterable[Piece], by: tuple[float, float], layer: float) -> Iterator[Piece]:
    """Yield a second person's shapes, moved in the picture and put behind the first or before."""

    def there(path: Path) -> Path:
        return moved(path, *by)

    for piece in pieces:
        yield replace(
            piece,
            layer=layer + piece.layer / 100,
            role=_PARTNER.get(piece.role, piece.role),
            path=there(piece.path),
            keys=tuple(map(there, piece.keys)),
            parts=tuple(map(there, piece.parts)),
            root=there(piece.root) if piece.root else None,
        )
