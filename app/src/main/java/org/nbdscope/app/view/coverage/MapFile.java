package org.nbdscope.app.view.coverage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.MapRow;

/** Writes what is known of a disk in one context as {@code nbdinfo --map --json} prints it. */
public final class MapFile {

    private MapFile() {
    }

    /** Writes the known ranges, in ascending order; for any thread. */
    public static void write(Path file, ContextExtents extents) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, extents);
        }
    }

    static void write(OutputStream out, ContextExtents extents) throws IOException {
        JsonSink sink = JsonSink.array(out);
        MapRow row = new MapRow(extents.context());
        for (int i = 0; i < extents.count(); i++) {
            row.known(extents.start(i), extents.end(i) - extents.start(i), extents.flags(i)).write(sink);
        }
        sink.close();
    }
}
