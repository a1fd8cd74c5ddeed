"""The house checks itself: floors, layers, size, prose, catalogue, documents."""
