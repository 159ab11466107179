package org.nbdscope.app.view.export;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nbdscope.app.view.FileAccess;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.export.CsvSink;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.RowSink;

/**
 * Writes the rows of a list: as CSV what its columns say, under their titles; as JSON the record of the command line with what the columns
 * say beyond it.
 */
public final class RowExport {

    /** Rows between two looks at whether they are still wanted. */
    private static final int LOOK_EVERY = 1024;

    /** Writes a row, and says whether there was one. */
    private interface RowWriter {

        boolean write(int place, RowSink sink);
    }

    private RowExport() {
    }

    /** Begins to write; a file that was begun and is not wanted any more is deleted. */
    public static Job start(ExportRows rows, ExportColumns columns, ExportFormat format, Path file) {
        return Job.start("Exporting rows", job -> {
            ExportFile.spare(file, rows.document().file());
            long[] written = new long[1];
            rows.document().withFile(access -> written[0] = write(rows, columns, access, format, file, job));
            if (job.cancelled()) {
                Files.deleteIfExists(file);
            }
            return OffsetFormat.grouped(written[0]) + " " + rows.mode().noun() + " written to " + file.getFileName();
        });
    }

    private static long write(ExportRows rows, ExportColumns columns, FileAccess access, ExportFormat format, Path file, Job job)
            throws IOException {
        ExportedRow row = new ExportedRow(rows, columns, access);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return switch (format) {
                case CSV -> {
                    try (CsvSink sink = new CsvSink(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)))) {
                        yield write(rows, job, row::columns, sink);
                    }
                }
                case JSON -> {
                    try (JsonSink sink = JsonSink.array(out)) {
                        yield write(rows, job, row::record, sink);
                    }
                }
                case JSON_LINES -> {
                    try (JsonSink sink = JsonSink.lines(out)) {
                        yield write(rows, job, row::record, sink);
                    }
                }
            };
        }
    }

    private static long write(ExportRows rows, Job job, RowWriter writer, RowSink sink) {
        long written = 0;
        for (int place = 0; place < rows.places(); place++) {
            if (place % LOOK_EVERY == 0) {
                if (job.cancelled()) {
                    return written;
                }
                job.progress((double) place / rows.places());
            }
            if (rows.row(place) >= 0 && writer.write(place, sink)) {
                written++;
            }
        }
        return written;
    }
}
