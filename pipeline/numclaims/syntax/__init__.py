"""Reading a dependency parse: the phrases and clauses around a token."""
