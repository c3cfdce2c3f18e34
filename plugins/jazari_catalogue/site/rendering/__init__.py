"""Views to HTML: the theme's frame, templates and assets."""
