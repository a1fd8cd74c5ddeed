"""Who may enter, and which role somebody holds where."""
