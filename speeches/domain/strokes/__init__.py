"""What the principal wrote and struck out, and which later changes touch it."""
