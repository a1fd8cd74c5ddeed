"""Three-way merge and word-level diff; nothing but the standard library may enter here."""
