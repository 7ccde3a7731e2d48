"""Masks secrets and personal data in answers."""

import re
from typing import Final

_SECRETS: Final = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\bAIza[0-9A-Za-z_-]{35}"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+"
    r"|\bBearer\s+[A-Za-z0-9._~+/-]{16,}=*",
    re.DOTALL,
)
_PASSWORD: Final = re.compile(
    r"\b((?:password|passwd|secret|api[_ -]?key|token)\s*[:=]\s*)[^\s,;]+", re.IGNORECASE
)
_MAIL: Final = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD: Final = re.compile(r"\b\d(?:[ -]?\d){12,18}\b")


def filter_output(text: str) -> str:
    """The text with a mask in place of everything that must not leave the service."""
    text = _SECRETS.sub("[secret]", text)
    text = _PASSWORD.sub(r"\1[secret]", text)
    text = _MAIL.sub("[mail address]", text)
    text = _IBAN.sub(_mask_account, text)
    return _CARD.sub(_mask_card, text)


def _mask_account(match: re.Match[str]) -> str:
    account = match.group().replace(" ", "")
    turned = account[4:] + account[:4]
    number = int("".join(str(int(character, 36)) for character in turned))
    return "[bank account]" if number % 97 == 1 else match.group()


def _mask_card(match: re.Match[str]) -> str:
    digits = [int(character) for character in match.group() if character.isdigit()]
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return "[card number]" if total % 10 == 0 else match.group()
