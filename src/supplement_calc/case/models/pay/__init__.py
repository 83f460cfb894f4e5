"""Pay: the forms that a supplement is given in, and the hours that pay by the hour is paid for."""
