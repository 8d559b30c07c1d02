"""How a speech is signed off: states and moves, the route with its steps and seats, and who may sign."""
