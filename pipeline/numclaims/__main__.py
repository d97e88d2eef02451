"""``python -m numclaims`` is the ``numclaims`` command."""

from __future__ import annotations

from numclaims.cli import main

if __name__ == "__main__":
    main()
