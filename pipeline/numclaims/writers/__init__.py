"""Writers put a table into a file, in the format that its suffix names."""

from numclaims.writers.dispatch import check_output, writable_suffixes, write

__all__ = ["check_output", "writable_suffixes", "write"]
