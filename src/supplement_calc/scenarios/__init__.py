"""What if: options and scenarios set side by side, switching values, sensitivity, and the bridge between two cases."""
