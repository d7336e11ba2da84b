"""Every benchmark: python tests/bench/run.py (needs the packages of `kit uji`; jupyterquiz as peer if installed)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

if __name__ == "__main__":
    for name in ("kernel.py", "tables.py", "browser.py", "fresh.py"):
        subprocess.run([sys.executable, str(HERE / name)], check=True)
