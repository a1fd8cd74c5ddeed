"""Who said yes to what: quotes, faces and facts about firms, each bound to the very words or bytes that were shown."""
