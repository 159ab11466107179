package org.nbdscope.app.cli;

/** How rows are printed: {@code -T}. The constants are spelled as the user spells them. */
enum RowFormat {
    text, json, jsonl, csv, fields
}
