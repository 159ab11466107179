package org.nbdscope.app.cli;

import java.io.Closeable;
import java.io.IOException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.detail.IndexedFrames;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.session.SessionListener;

/** A capture that is being read, with what commands need of it. */
final class OpenCapture implements Closeable {

    private final CaptureModel model = new CaptureModel();
    private final CaptureReader reader;
    private final Dissection dissection;
    private final MessageBytesLoader loader;

    /**
     * Reads nothing yet.
     *
     * @param needsBytes whether messages will have to be read again
     * @param behind     who is told of the sessions after the model; null for nobody
     */
    OpenCapture(CaptureReader reader, boolean needsBytes, SessionListener behind) throws IOException {
        this(reader, reader, needsBytes, behind);
    }

    /**
     * Reads nothing yet.
     *
     * @param reader of the file where messages are read again; null where they never are
     * @param source hands out the packets, those of the reader where there is one
     */
    OpenCapture(CaptureReader reader, FrameSource source, boolean needsBytes, SessionListener behind) throws IOException {
        this.reader = reader;
        FrameSource frames = source;
        MessageBytesLoader opened = null;
        if (needsBytes) {
            FrameIndex index = new FrameIndex();
            frames = new IndexedFrames(source, index);
            opened = MessageBytesLoader.open(reader, index, model);
        }
        loader = opened;
        dissection = behind == null ? new Dissection(frames, model) : Dissection.withListener(frames, model, behind);
    }

    CaptureReader reader() {
        return reader;
    }

    Dissection dissection() {
        return dissection;
    }

    CaptureModel model() {
        return model;
    }

    /** Reads messages again; null where nobody said that this is needed. */
    MessageBytesLoader loader() {
        return loader;
    }

    /** A new view on the fields of the capture's messages. */
    MessageValues values() {
        return new MessageValues(model, loader);
    }

    @Override
    public void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }
}
