"""Problems and their places. Knows nothing of cases."""

from .problem import Excuse, Problem, Related, Severity, in_file_order, is_failure
from .span import Source, Span, start_of

__all__ = ["Excuse", "Problem", "Related", "Severity", "Source", "Span", "in_file_order", "is_failure", "start_of"]
