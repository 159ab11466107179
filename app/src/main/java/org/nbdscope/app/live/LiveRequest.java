package org.nbdscope.app.live;

import java.io.IOException;
import java.util.function.Consumer;

/** A capture or a tap that can be started, as often as one likes. */
public interface LiveRequest {

    /**
     * Starts it.
     *
     * @param problems takes one-line messages about what goes wrong later, from any thread; what has come stays
     * @throws LiveCaptureException where a capture cannot begin, with what to do about it
     * @throws IOException          where a tap cannot listen, or the file cannot be written
     */
    LiveInput start(Consumer<String> problems) throws LiveCaptureException, IOException;
}
