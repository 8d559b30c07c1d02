"""People of the office: who they are and how they sign in."""
