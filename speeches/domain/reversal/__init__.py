"""The reverse of what some versions did, and earlier states, as plans for a speech as it stands."""
