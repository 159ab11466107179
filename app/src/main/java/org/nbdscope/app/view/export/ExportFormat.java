package org.nbdscope.app.view.export;

/** The forms in which rows can be written. */
public enum ExportFormat {
    CSV("CSV", "csv"),
    JSON("JSON", "json"),
    JSON_LINES("JSON lines", "jsonl");

    private final String label;
    private final String extension;

    ExportFormat(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /** How the names of its files end, without the dot. */
    public String extension() {
        return extension;
    }
}
