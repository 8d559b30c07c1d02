"""What all refusals about people and their signing in have in common."""


class Refused(Exception):
    """An anticipated "no"; its text is a sentence for people."""
