"""`python -m kit`: the door. Valid on every Python, so that an old one gets a sentence and no traceback."""

import sys

from kit import text_setup

if sys.version_info < (3, 11):
    sys.exit(text_setup.OLD_PYTHON % sys.version_info[:3])

from kit.cli import main

sys.exit(main())
