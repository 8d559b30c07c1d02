"""Every write about people: module = noun, function = verb."""
