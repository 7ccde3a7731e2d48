"""Passages of text that the agent can look up."""

from pathlib import Path
from typing import Final, Protocol

from agent_service.stores.embed_text import embed_text

# Below this the question and the passage have next to no words in common.
LEAST_SIMILARITY: Final = 0.15


class Knowledge(Protocol):
    async def search(self, question: str, limit: int) -> list[str]:
        """The passages nearest to the question, best first."""
        ...

    async def close(self) -> None: ...


def read_passages(folder: Path = Path("knowledge")) -> list[str]:
    """The paragraphs of the Markdown files in the folder, without headings."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
    paragraphs = [part.strip() for text in texts for part in text.split("\n\n")]
    return [part for part in paragraphs if part and not part.startswith("#")]


class MemoryKnowledge:
    def __init__(self, passages: list[str]) -> None:
        self._passages = [(passage, embed_text(passage)) for passage in passages]

    async def search(self, question: str, limit: int) -> list[str]:
        wanted = embed_text(question)
        scored = [
            (sum(a * b for a, b in zip(wanted, vector, strict=True)), passage)
            for passage, vector in self._passages
        ]
        near = [(score, passage) for score, passage in scored if score >= LEAST_SIMILARITY]
        near.sort(key=lambda pair: -pair[0])
        return [passage for _, passage in near[:limit]]

    async def close(self) -> None:
        """Holds nothing open."""
