package org.nbdscope.app.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Standard output, UTF-8 whatever the system's language is, well buffered. */
final class Output {

    private static final int BUFFER = 1 << 16;

    /** Whoever reads our output has gone: there is nobody to write for. */
    static final class ClosedPipeException extends UncheckedIOException {

        ClosedPipeException(IOException cause) {
            super(cause);
        }
    }

    /** Tells a reader that has gone from a disk that is full. */
    private static final class StandardOutput extends OutputStream {

        private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                    throw new ClosedPipeException(e);
                }
                throw e;
            }
        }
    }

    private Output() {
    }

    /** For bytes; to be flushed by whoever takes it. */
    static OutputStream stream() {
        return new BufferedOutputStream(new StandardOutput(), BUFFER);
    }

    /** For bytes, each piece of which is passed on at once. */
    static WritableByteChannel channel() {
        return Channels.newChannel(new StandardOutput());
    }

    /** For text; to be flushed by whoever takes it. */
    static Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8), BUFFER);
    }
}
