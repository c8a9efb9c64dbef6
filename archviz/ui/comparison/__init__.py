"""The Compare view: what a comparison report holds, live, in the place of the picture."""
