package org.nbdscope.app.view.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;

/** Indexes of the sample captures. */
public final class SampleIndex {

    private static final int BATCH = 8192;

    private SampleIndex() {
    }

    /** The whole of a file in the directory of samples. */
    public static TimelineIndex of(String sample) {
        CaptureModel model = new CaptureModel();
        TimelineIndex index = new TimelineIndex(model);
        try (CaptureReader reader = CaptureReader.open(Path.of("../sample-captures", sample))) {
            Dissection dissection = new Dissection(reader, model);
            while (dissection.read(BATCH) == BATCH) {
                index.advance(Integer.MAX_VALUE);
            }
            dissection.finish();
            index.origin(dissection.firstTimeNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        index.advance(Integer.MAX_VALUE);
        index.finish();
        return index;
    }
}
