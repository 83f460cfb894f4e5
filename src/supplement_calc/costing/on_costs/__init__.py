"""What the employer pays on top of salaries: one flat rate, or part by part."""
