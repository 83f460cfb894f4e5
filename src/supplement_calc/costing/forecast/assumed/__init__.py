"""What a course assumes, as it holds in a month: who leaves and starts, what prices rise by, who has served long enough."""
