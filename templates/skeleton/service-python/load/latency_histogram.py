"""Counts durations in constant memory, however long a test runs."""

import math
from typing import Final

_GROWTH: Final = 1.02
_LEAST: Final = 0.0001


class LatencyHistogram:
    """Every place is 2 % wider than the one before it."""

    def __init__(self) -> None:
        self.count = 0
        self._places: dict[int, int] = {}

    def add(self, seconds: float) -> None:
        place = max(0, math.ceil(math.log(max(seconds, _LEAST) / _LEAST, _GROWTH)))
        self._places[place] = self._places.get(place, 0) + 1
        self.count += 1

    def quantile(self, share: float) -> float:
        """Seconds within which that share of the durations lies; 0 without any."""
        wanted = math.ceil(self.count * share)
        counted = 0
        for place in sorted(self._places):
            counted += self._places[place]
            if counted >= wanted:
                return _LEAST * _GROWTH**place
        return 0.0
