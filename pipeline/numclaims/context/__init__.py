"""What surrounds a figure: when, where, who says so, how certainly, and which way it moves."""
