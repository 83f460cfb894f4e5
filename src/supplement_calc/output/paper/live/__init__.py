"""The live page: what its script needs to say every number, sentence and chart anew for other inputs."""
