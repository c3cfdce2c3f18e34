"""The preview of ``make serve``: watches files, rebuilds, shows problems in the browser."""
