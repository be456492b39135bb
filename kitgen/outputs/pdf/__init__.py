"""The guide as a book: PDF, set with WeasyPrint from the templates of templates/pdf/."""
