"""Problems as text, GitHub annotations, JSON, JUnit and SARIF, a module each."""
