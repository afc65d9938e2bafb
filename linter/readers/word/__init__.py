"""Word documents (.docx): their package opened, paragraphs with the numbers Word shows, in order of reading."""
