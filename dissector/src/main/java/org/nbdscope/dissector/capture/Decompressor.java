package org.nbdscope.dissector.capture;

import java.nio.channels.ReadableByteChannel;

/**
 * What comes out of compressed data. Reading gives -1 where the data have no more at the moment, and throws
 * {@link BadCompressionException}, again at each further try, once everything before the bad place was handed out.
 */
interface Decompressor extends ReadableByteChannel {

    /** Whether the data, as far as they are there, end in the middle of a member or frame. */
    boolean unfinished();
}
