"""A colour of ink, as every room understands it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """An RGB colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float
