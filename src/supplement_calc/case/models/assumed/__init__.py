"""What a forecast assumes, part by part."""
