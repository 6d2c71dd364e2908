"""The mapping file `results/results.yml`: exports that no reader recognises, described by their columns."""
