"""What people read, a module a command or part of one."""
