"""Word lists, unit tables and pinned hashes that ship with the package."""
