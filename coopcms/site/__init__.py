"""The public face: reads live revisions, and by a link that somebody was sent the newest words of one item, or what is
theirs to release, whose answer it takes; sets no cookie, needs no script."""
