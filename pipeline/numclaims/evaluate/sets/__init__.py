"""Public test sets: one module a set, each naming our claims in its conventions."""
