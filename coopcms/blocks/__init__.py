"""The body of an item: our blocks, their hash, HTML in and out."""
