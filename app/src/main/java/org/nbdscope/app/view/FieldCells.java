package org.nbdscope.app.view;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * What field columns show. What the tables know is there at once; what only the file holds is read in the background for the rows in
 * sight, and shown when it is there. For the thread of the window.
 */
public final class FieldCells {

    /** Cells that are kept; more than there are on any screen. */
    private static final int MAX_KEPT = 8192;
    /** What a cell shows until its value was read. */
    private static final String PENDING = "…";

    private record Cell(FieldDefinition field, int row) {
    }

    private final CaptureDocument document;
    private final ListMode mode;
    private final Executor window;
    private final Runnable changed;
    private final RowValues known;
    private final FieldWords words = new FieldWords();
    private final Map<Cell, String> read = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Cell, String> eldest) {
            return size() > MAX_KEPT;
        }
    };
    private Set<Cell> wanted = new LinkedHashSet<>();
    private boolean reading;

    /**
     * Fields of the rows of a document.
     *
     * @param window  runs what belongs to the window's thread
     * @param changed is called there when further cells have their text
     */
    public FieldCells(CaptureDocument document, ListMode mode, Executor window, Runnable changed) {
        this.document = document;
        this.mode = mode;
        this.window = window;
        this.changed = changed;
        known = mode == ListMode.PACKETS ? null : RowValues.of(document, mode, null);
    }

    /** The text of a cell. */
    public String text(FieldDefinition field, int row) {
        if (!RowValues.needFile(mode, Set.of(field))) {
            return words.of(field, known.at(row));
        }
        Cell cell = new Cell(field, row);
        String text = read.get(cell);
        if (text == null) {
            wanted.add(cell);
            readOn();
        }
        return text == null ? PENDING : text;
    }

    /** Reads what was asked for since the last time; the cells of one drawing come together, as the first asks when all have asked. */
    private void readOn() {
        if (reading) {
            return;
        }
        reading = true;
        window.execute(() -> {
            Set<Cell> cells = wanted;
            wanted = new LinkedHashSet<>();
            document.inFile(file -> read(cells, file)).whenComplete((texts, problem) -> window.execute(() -> {
                reading = false;
                if (problem == null) {
                    read.putAll(texts);
                } else {
                    cells.forEach(cell -> read.put(cell, "")); // the file is gone: nothing more is known of them
                }
                changed.run();
            }));
        });
    }

    private Map<Cell, String> read(Set<Cell> cells, FileAccess file) {
        RowValues values = RowValues.of(document, mode, file);
        FieldWords background = new FieldWords();
        Map<Cell, String> texts = new LinkedHashMap<>();
        for (Cell cell : cells) {
            texts.put(cell, background.of(cell.field(), values.at(cell.row())));
        }
        return texts;
    }
}
