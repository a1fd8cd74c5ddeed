"""Items and their revisions; the only writer of both."""
