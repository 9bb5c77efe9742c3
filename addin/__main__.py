"""`python -m addin` is the `tahsilat` command."""

import sys

from addin.cli import main

sys.exit(main())
