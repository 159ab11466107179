package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.Wire;

/** Sessions in which nothing is wrong, to begin with. */
final class Valid {

    static final long SIZE = 6L << 30;

    private Valid() {
    }

    /** An export that can do what the mode allows. */
    static Export export(HeaderMode mode) {
        Export export = Export.of(SIZE);
        return mode == HeaderMode.SIMPLE ? export.withFlags(export.transmissionFlags() & ~Wire.FLAG_SEND_DF)
            : export.withContexts("base:allocation");
    }

    static Conversation session(HeaderMode mode) {
        return new Conversation(mode).handshake(export(mode));
    }

    static Conversation simple() {
        return session(HeaderMode.SIMPLE);
    }

    static Conversation structured() {
        return session(HeaderMode.STRUCTURED);
    }

    static Conversation extended() {
        return session(HeaderMode.EXTENDED);
    }

    /** Greeting and flags; options may follow. */
    static Conversation greeted(HeaderMode mode) {
        return new Conversation(mode).greet(3, 3);
    }

    /** Every command once, and a reply of every kind. */
    static Conversation everything(HeaderMode mode) {
        Conversation conversation = session(mode).read(0, new byte[5000]).write(4096, new byte[4096]).writeZeroes(0, 0, 1 << 20)
            .trim(1 << 20, 4096).cache(0, 4096).flush();
        if (mode == HeaderMode.SIMPLE) {
            return conversation.read(1 << 20, new byte[512]).disconnect();
        }
        conversation.blockStatus(0, 1 << 20, 1, 65536, 0, (1 << 20) - 65536, 3);
        long read = conversation.request(0, Wire.CMD_READ, 8192, 4096);
        conversation.server(s -> s.holeChunk(0, read, 8192, 8192 + 1024, 3072));
        conversation.server(s -> s.dataChunk(0, read, 8192, 8192, new byte[1024]));
        conversation.server(s -> s.noneChunk(read, 8192));
        long failed = conversation.request(0, Wire.CMD_READ, 65536, 512);
        conversation.server(s -> s.errorOffsetChunk(1, failed, 65536, Wire.EIO, "bad sector", 65536 + 100));
        return conversation.disconnect();
    }
}
