"""The collector: takes down what pages and the offer's form say, before it answers."""
