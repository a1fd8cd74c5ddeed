"""What people do, in Debian's chromium, on a served instance."""
