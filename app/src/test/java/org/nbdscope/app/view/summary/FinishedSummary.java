package org.nbdscope.app.view.summary;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.HostNames;
import org.nbdscope.app.view.analysis.AnalysisFeed;

/** The summary of a capture that was read and judged. The calling thread takes the place of the window's. */
final class FinishedSummary {

    private FinishedSummary() {
    }

    static SummaryPage of(Path file) throws InterruptedException {
        BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
        try (CaptureDocument document = CaptureDocument.open(file)) {
            assertTrue(document.awaitEnd(30_000));
            SummaryModel summary = new SummaryModel(new HostNames());
            try (AnalysisFeed feed = new AnalysisFeed(document.model(), window::add)) {
                summary.attach(feed);
                summary.judged(document.verdict());
                feed.grown(document.messages(), true);
                while (summary.page().get() == null) {
                    Runnable next = window.poll(20, TimeUnit.SECONDS);
                    assertNotNull(next, "nothing comes any more");
                    next.run();
                }
            }
            return summary.page().get();
        }
    }
}
