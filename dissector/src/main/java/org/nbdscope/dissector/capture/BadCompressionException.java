package org.nbdscope.dissector.capture;

import java.io.IOException;

/** Compressed data that make no sense. Whoever knows how far the packets came makes a {@link CaptureException} of it. */
final class BadCompressionException extends IOException {

    BadCompressionException(String message) {
        super(message);
    }
}
