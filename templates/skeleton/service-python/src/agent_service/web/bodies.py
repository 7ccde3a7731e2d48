"""What callers send."""

from typing import Literal, Optional

from pydantic import BaseModel, Field, StrictBool, StrictStr

# `Optional`, because pydantic 1 reads annotations in its own way.


class TaskBody(BaseModel, extra="forbid"):
    """A task. The gateway before the service is what vouches for the users."""

    input: StrictStr
    user: StrictStr = Field("anonymous", min_length=1, max_length=200)
    approvedBy: StrictStr = Field("", max_length=200)


class FeedbackBody(BaseModel, extra="forbid"):
    """A user's opinion about an answer."""

    task: Optional[StrictStr] = Field(None, min_length=1, max_length=100)
    user: StrictStr = Field("anonymous", min_length=1, max_length=200)
    rating: Optional[Literal[1, 2, 3, 4, 5]] = None
    complaint: StrictBool = False


class MessagePart(BaseModel):
    """A part of a message; other kinds than text are refused."""

    text: StrictStr


class Message(BaseModel):
    messageId: StrictStr = Field(..., min_length=1, max_length=200)
    contextId: Optional[StrictStr] = Field(None, max_length=200)
    role: StrictStr = Field(..., max_length=20)
    parts: list[MessagePart]


class MessageBody(BaseModel):
    """A2A's SendMessage."""

    message: Message
