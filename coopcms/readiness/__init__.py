"""What a text still lacks before the next step: checks of words, links and the workflow that answer in lines."""
