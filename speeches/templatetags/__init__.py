"""What templates may say beyond the language."""
