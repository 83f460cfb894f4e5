"""The words of docs/writing.md and docs/glossary.md that people are not to read, and how long a sentence may be."""

from __future__ import annotations

import re

BANNED = re.compile(
    r"(?<![\w-])(nil|mend(s|ed|ing)?|told|tells? of|noughts?|taken for|let off|stands? (beside|by|under)|beside|where so given"
    r"|is not it|dearest|in turn|no use for|unless said|may be left out)(?![\w-])",
    re.IGNORECASE,
)
OTHER_NAMES = re.compile(
    r"(?<![\w.-])(posts in all|(of|from) the whole|the parts' rates|heads|existing staff|employed staff"
    r"|empty (post|vacanc)\w*|(left|stay|be) empty|not covered|uncovered|cover in use|agency posts|current spending"
    r"|pay with on-costs|annualised|a year's cost|the years together|over its \d+ months|movement|excess|headroom"
    r"|(can|could) bear|(plain )?mean of the parts|vacant mix|mix of the vacant posts|net costs?|agency premium|gain a post"
    r"|the source)(?![\w-])",
    re.IGNORECASE,
)
"""The names that docs/glossary.md does not use: one term for one thing."""
LONGEST = 30
"""Words in a sentence of a problem, a help text or a rule page."""


def too_long(text: str) -> list[str]:
    """Its sentences, and parts of them between semicolons and colons, of too many words."""
    return [part for part in re.split(r"[.;:?!](?:\s|$)|\n\n", text) if len(part.split()) > LONGEST]


def too_long_without_code(text: str) -> list[str]:
    """The same of a text whose quotations of a case file count as a word each."""
    return too_long(re.sub(r"`[^`]*`", "X", text))
