"""The kinds of items, each declared in one place."""
