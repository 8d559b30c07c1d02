"""Checks of a text that a proofreader would make without asking anybody (校对)."""
