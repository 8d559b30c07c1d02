"""Translation between requests and the words of the domain."""
