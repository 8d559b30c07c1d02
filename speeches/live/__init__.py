"""Plumbing of live updates; knows neither tables nor pages."""
