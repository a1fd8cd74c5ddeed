"""The index over normalised words, and queries on it."""
