"""German: words of time, verbs and rules."""
