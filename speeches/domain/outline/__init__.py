"""Text ⇄ outline: how a speech is read (conventions C1-C13) and written back, no character lost."""
