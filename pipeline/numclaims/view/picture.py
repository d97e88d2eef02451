"""A picture of what ``numclaims show`` prints, as an SVG file that needs nothing from outside."""

from __future__ import annotations

import io
import re
import sys
from itertools import islice
from pathlib import Path

from rich.console import Console

from numclaims.api import extract_document
from numclaims.view.terminal import marked_text

WIDTH = 112
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture_of(path: Path, *, parts: int) -> str:
    """Draw the first parts (stretches of text and what was understood of them) that ``numclaims show`` prints."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    extraction = extract_document(path)
    for part in islice(marked_text(extraction.document, extraction.claims, colour=True, why=False), parts):
        console.print(part)
    return _REMOTE_FONT.sub("", console.export_svg(title=f"numclaims show {path.name}", unique_id="show"))


if __name__ == "__main__":
    sys.stdout.write(picture_of(Path(sys.argv[1]), parts=int(sys.argv[2])))
