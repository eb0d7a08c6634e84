"""One side of a loaded bar as a drawing: places and sizes in pixels. The drawing itself is a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workouts.domain.plates import Plate
from workouts.domain.units import plain

HEIGHT = 136
SHAFT, COLLAR, END, GAP = 20, 10, 28, 2  # the bar before the plates, what they lean on, the bar after them
WIDE, ROOM = 34, 292  # a plate that shows its number, and what all plates may take on a phone
NARROWEST, TURNED = 14, 31  # narrower than the second, a number is turned
LOWEST, HIGHEST, FULL_KG = 40, 128, Decimal(20)  # as tall as a plate gets, from this weight on


@dataclass(frozen=True, slots=True)
class Drawn:
    x: int
    y: int
    width: int
    height: int
    label: str
    shade: int  # of the five steps of ink

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class PlateDrawing:
    plates: list[Drawn]
    width: int
    is_turned: bool
    height: int = HEIGHT
    collar_x: int = SHAFT

    @property
    def middle(self) -> int:
        return self.height // 2


def drawing(side: Sequence[Plate]) -> PlateDrawing:
    """Place the plates of one side from the inside, on the left, out."""
    width = max(NARROWEST, min(WIDE, ROOM // len(side) - GAP)) if side else WIDE
    drawn, x = [], SHAFT + COLLAR + GAP
    for plate in side:
        height = _height(plate.kg)
        drawn.append(Drawn(x, (HEIGHT - height) // 2, width, height, plain(plate.weight), _shade(plate.kg)))
        x += width + GAP
    return PlateDrawing(drawn, x + END, is_turned=width < TURNED)


def _height(kg: Decimal) -> int:
    return LOWEST + round((HIGHEST - LOWEST) * min(Decimal(1), kg / FULL_KG).sqrt())


def _shade(kg: Decimal) -> int:
    """The heavier the stronger; the second step is too near to both inks for a number."""
    return 4 if kg >= 15 else 3 if kg >= Decimal("4.5") else 1 if kg >= 2 else 0
