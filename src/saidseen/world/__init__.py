"""What is so in the world: states and bodies with their names, and the gazetteer; one table a thing, made by tools."""
