"""What the public sees: live rows, addresses, dates, listings. Moved by transitions only."""
