"""What stops a class, as a sentence for the facilitator."""

from __future__ import annotations


class ClassError(Exception):
    """The class cannot go on; the message says what was seen and the next step (Indonesian)."""
