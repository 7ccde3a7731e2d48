"""Turns text into a vector without a network: words are counted in hashed places."""

import hashlib
import math
import re
from typing import Final

DIMENSIONS: Final = 256
_WORD: Final = re.compile(r"\w{3,}")


def embed_text(text: str) -> list[float]:
    """A vector of length 1, or of zeros for a text without words."""
    vector = [0.0] * DIMENSIONS
    for word in _WORD.findall(text.lower()):
        digest = hashlib.sha256(word.encode()).digest()
        vector[digest[0]] += 1.0
    length = math.sqrt(sum(value * value for value in vector))
    return [value / length for value in vector] if length else vector
