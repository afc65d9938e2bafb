"""The outline of a report: title, addressee, headings, enumerations, attachments, signature, date."""
