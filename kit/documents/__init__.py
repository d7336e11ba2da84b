"""Documents that people take to their office: what one says, and how Word and Excel show it."""
