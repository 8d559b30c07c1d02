"""Every write; module is the noun, function is the verb."""
