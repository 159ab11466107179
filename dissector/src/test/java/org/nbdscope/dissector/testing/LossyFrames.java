package org.nbdscope.dissector.testing;

import java.io.IOException;
import java.util.function.Predicate;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;

/** A capture without some of its packets; the others keep their numbers. */
public final class LossyFrames implements FrameSource {

    private final FrameSource whole;
    private final Predicate<Frame> lost;

    /**
     * @param whole the capture, at its beginning
     * @param lost  says of each packet whether it is left out
     */
    public LossyFrames(FrameSource whole, Predicate<Frame> lost) {
        this.whole = whole;
        this.lost = lost;
    }

    @Override
    public boolean next() throws IOException {
        while (whole.next()) {
            if (!lost.test(whole.frame())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Frame frame() {
        return whole.frame();
    }
}
