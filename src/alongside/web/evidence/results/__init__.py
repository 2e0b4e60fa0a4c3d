"""What a business case says: results, for analysts, versions, files, attachments, what really happened."""
