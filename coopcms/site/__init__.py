"""The public face: reads live revisions, and by a link that somebody was sent the newest words
of one item; sets no cookie, needs no script."""
