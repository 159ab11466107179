package org.nbdscope.app.view.export;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.PacketSource;
import org.nbdscope.dissector.export.CsvSink;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.export.RowSink;
import org.nbdscope.dissector.export.TransactionRow;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;

/** Writes the rows of a list, with the same keys as the command line does. */
public final class RowExport {

    /** Rows between two looks at whether they are still wanted. */
    private static final int LOOK_EVERY = 1024;

    private RowExport() {
    }

    /** Begins to write; a file that was begun and is not wanted any more is deleted. */
    public static Job start(ExportRows rows, ExportFormat format, Path file) {
        return Job.start("Exporting rows", job -> {
            ExportFile.spare(file, rows.document().file());
            long[] written = new long[1];
            rows.document().withFile(access -> written[0] = write(rows, format, file, job,
                    rowMaker(rows, PacketSource.reading(rows.document(), access))));
            if (job.cancelled()) {
                Files.deleteIfExists(file);
            }
            return OffsetFormat.grouped(written[0]) + " " + rows.mode().noun() + " written to " + file.getFileName();
        });
    }

    private static IntFunction<Row> rowMaker(ExportRows rows, PacketSource packets) {
        CaptureDocument document = rows.document();
        MessageValues values = new MessageValues(document.model(), null);
        return switch (rows.mode()) {
            case MESSAGES -> new MessageRow(document.model(), values)::at;
            case TRANSACTIONS -> new TransactionRow(document.model(), new TransactionValues(document.model(), values))::at;
            case PACKETS -> row -> new PacketRow(packets.line(row + 1L));
        };
    }

    private static long write(ExportRows rows, ExportFormat format, Path file, Job job, IntFunction<Row> maker) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return switch (format) {
                case CSV -> {
                    try (CsvSink sink = new CsvSink(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)))) {
                        yield write(rows, job, maker, sink);
                    }
                }
                case JSON -> {
                    try (JsonSink sink = JsonSink.array(out)) {
                        yield write(rows, job, maker, sink);
                    }
                }
                case JSON_LINES -> {
                    try (JsonSink sink = JsonSink.lines(out)) {
                        yield write(rows, job, maker, sink);
                    }
                }
            };
        }
    }

    private static long write(ExportRows rows, Job job, IntFunction<Row> maker, RowSink sink) {
        long written = 0;
        for (int place = 0; place < rows.places(); place++) {
            if (place % LOOK_EVERY == 0) {
                if (job.cancelled()) {
                    return written;
                }
                job.progress((double) place / rows.places());
            }
            int row = rows.row(place);
            if (row >= 0) {
                maker.apply(row).write(sink);
                written++;
            }
        }
        return written;
    }
}
