"""The one exception of a preparation; apart, so that a start that finds all in place loads nothing more."""


class SetupError(Exception):
    """A preparation could not be finished; the text is for a person, the kind for a test."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
