"""The page edition: lessons as static pages, with the kit's own cards and judges in the reader's browser."""
