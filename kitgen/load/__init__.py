"""Files into values: reads a kit and says everything that is wrong with it, with its place."""
