"""What comes in from other houses' files and goes out to them."""
