"""What a language and its letters give by their marks alone: where sentences end, which letters are obeyed unseen."""
