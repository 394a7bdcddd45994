"""What a language and its letters give: where sentences end, which letters are obeyed unseen, and in en/ every word of
English that is looked for or told."""
