"""The public face: reads live revisions and nothing else, sets no cookie, needs no script."""
