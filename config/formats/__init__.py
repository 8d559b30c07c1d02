"""How each language of the interface writes dates and times; one package per language, named by Django."""
