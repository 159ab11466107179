package org.nbdscope.app.gui.render;

import java.io.IOException;
import java.nio.file.Path;
import org.nbdscope.app.view.CaptureDocument;

/** Makes pictures of a capture without a display. Once in a run of the program. */
public final class Renderer {

    private static final long FOREVER = Long.MAX_VALUE;

    private Renderer() {
    }

    /**
     * Reads a capture and writes a picture of it.
     *
     * @return what is wrong with the capture, where it could be read only in part; null for nothing
     * @throws IOException         where the picture cannot be written
     * @throws NoToolkitException  where nothing can be drawn
     * @throws UnreadableException where the capture cannot be read
     */
    public static String render(Path capture, Picture picture)
            throws IOException, NoToolkitException, UnreadableException, InterruptedException {
        if (picture.of() == Picture.Subject.WINDOW) {
            Headless.start(picture.width(), picture.height());
            return new WindowPicture(picture, capture).write();
        }
        CaptureDocument document = CaptureDocument.open(capture);
        try {
            // The toolkit starts while the file is read.
            if (!picture.svg()) {
                Headless.start(picture.width(), picture.height());
            }
            await(document);
            new ChartPicture(picture, document).write();
            return document.notice();
        } finally {
            document.close();
        }
    }

    /** Waits until a capture was read. */
    static void await(CaptureDocument document) throws UnreadableException, InterruptedException {
        document.awaitEnd(FOREVER);
        if (document.state() == CaptureDocument.State.FAILED) {
            throw new UnreadableException(document.notice());
        }
    }
}
