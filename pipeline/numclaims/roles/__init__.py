"""What a quantity is about: its subject, entity, predicate and whole, read from the parse around it."""
