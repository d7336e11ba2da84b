"""`python -m kit.collector`: the service «kemajuan» of the hub, or a collector that stands alone."""

from __future__ import annotations

import asyncio
import sys

from kit.collector import settings
from kit.collector.app import serve
from kit.collector.store import StoreError


def main() -> int:
    """Serve until asked to end; returns the exit code."""
    try:
        asyncio.run(serve(settings.from_environment()))
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
