"""What an administrator does about people at the console."""
