package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Wire;

/**
 * Two peers on one connection that do one thing after the other wrong, with good requests between: each is named, with its transaction,
 * and nothing else is called an error. Once one request at a time, and once with several in flight whose replies come in the reverse
 * order, all in one segment.
 */
class ScriptedViolationsTest {

    private static final long AT = 8192;
    private static final int LENGTH = 1024;
    private static final byte[] DATA = TruthCases.ones(LENGTH);

    /** A session, and what should be found in it. */
    private static final class Script {
        final HeaderMode mode;
        final Conversation conversation;
        final Set<String> expected = new TreeSet<>();
        private final int depth;
        private final Deque<Consumer<NbdEncoder>> answers = new ArrayDeque<>();

        Script(HeaderMode mode, Export export, int depth) {
            this.mode = mode;
            this.depth = depth;
            conversation = new Conversation(mode).handshake(export);
        }

        /** The server answers a request with the cookie 0 in a wrong way. */
        Script server(String code, int flags, int command, Answer answer) {
            long cookie = conversation.request(flags, command, command == Wire.CMD_FLUSH ? 0 : AT, command == Wire.CMD_FLUSH ? 0 : LENGTH);
            answer(s -> answer.give(s, cookie));
            return expect(code, Fault.SERVER, cookie);
        }

        /** The client asks in a wrong way, and is refused. */
        Script client(String code, int flags, int command, long offset, long length) {
            long cookie = conversation.request(flags, command, offset, length);
            refuse(cookie, offset);
            return expect(code, Fault.CLIENT, cookie);
        }

        /** The client asks in a wrong way, in bytes of its own, and is refused. */
        Script raw(String code, Consumer<NbdEncoder> request) {
            long cookie = conversation.nextCookie();
            conversation.client(request);
            refuse(cookie, 0);
            return expect(code, Fault.CLIENT, cookie);
        }

        private Script expect(String code, Fault fault, long cookie) {
            expected.add(code + " of " + fault + " in " + (cookie - 1));
            long read = conversation.request(0, Wire.CMD_READ, AT, LENGTH);
            answer(s -> {
                if (mode == HeaderMode.SIMPLE) {
                    s.simpleReply(0, read, DATA);
                } else {
                    s.dataChunk(1, read, AT, AT, DATA);
                }
            });
            return this;
        }

        private void refuse(long cookie, long offset) {
            answer(s -> {
                if (mode == HeaderMode.SIMPLE) {
                    s.simpleReply(Wire.EINVAL, cookie);
                } else {
                    s.errorChunk(1, cookie, offset, Wire.EINVAL, "");
                }
            });
        }

        /** The server answers when as many requests wait for it as should: the newest first. */
        private void answer(Consumer<NbdEncoder> answer) {
            answers.push(answer);
            if (answers.size() >= depth) {
                answerAll();
            }
        }

        private void answerAll() {
            conversation.server(s -> answers.forEach(answer -> answer.accept(s)));
            answers.clear();
        }

        void judge() {
            answerAll();
            conversation.disconnect();
            Judged judged = Judged.of(Judged.capture(conversation, Judged.Ending.CLIENT, 0));
            Set<String> found = new TreeSet<>();
            for (Finding finding : judged.findings()) {
                for (int transaction : finding.transactions()) {
                    found.add(finding.rule().code() + " of " + finding.fault() + " in " + transaction);
                }
            }
            Set<String> missed = new TreeSet<>(expected);
            missed.removeAll(found);
            assertEquals(Set.of(), missed, judged::toString);
            for (Finding finding : judged.findings()) {
                boolean wanted = expected.stream().anyMatch(one -> one.startsWith(finding.rule().code() + ' '));
                assertTrue(wanted || finding.severity(Profile.of(finding.session())) != Severity.ERROR, () -> "not asked for: " + judged);
            }
        }
    }

    /** What a server says to a request. */
    private interface Answer {
        void give(NbdEncoder server, long cookie);
    }

    private static byte[] in(HeaderMode mode, Consumer<NbdEncoder> message) {
        NbdEncoder encoder = new NbdEncoder(mode);
        message.accept(encoder);
        return encoder.toByteArray();
    }

    private static byte[] bytes(int length) {
        return new byte[length];
    }

    private static void replies(Script script) {
        byte[] notUtf8 = {0, 0, 0, 5, 0, 2, (byte) 0xff, (byte) 0xfe};
        script.server("ZERO_HOLE", 0, Wire.CMD_READ, (s, c) -> s.holeChunk(0, c, AT, AT, 0).dataChunk(1, c, AT, AT, DATA))
            .server("CHUNK_LENGTH", 0, Wire.CMD_READ, (s, c) -> s.dataChunk(0, c, AT, AT).dataChunk(1, c, AT, AT, DATA))
            .server("CHUNK_LENGTH", 0, Wire.CMD_READ, (s, c) -> s.chunk(1, 2, c, AT, bytes(11)))
            .server("CHUNK_LENGTH", 0, Wire.CMD_READ, (s, c) -> s.chunk(1, 1, c, AT, bytes(4)))
            .server("CHUNK_LENGTH", 0, Wire.CMD_READ, (s, c) -> s.chunk(1, Wire.REPLY_TYPE_ERROR, c, AT, bytes(3)))
            .server("CHUNK_LENGTH", 0, Wire.CMD_FLUSH, (s, c) -> s.chunk(1, 0, c, 0, bytes(8)))
            .server("ERRMSG_BOUNDS", 0, Wire.CMD_READ, (s, c) -> s.with(Field.MESSAGE_LENGTH, 4000).errorChunk(1, c, AT, Wire.EIO, "x"))
            .server("CTX_SET", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.noneChunk(c, AT))
            .server("CTX_SET", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.blockStatusChunk(1, c, AT, 7, LENGTH, 0))
            .server("WRONG_TYPE", 0, Wire.CMD_READ, (s, c) -> s.blockStatusChunk(1, c, AT, 1, LENGTH, 0))
            .server("WRONG_TYPE", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.dataChunk(1, c, AT, AT, DATA))
            .server("WRONG_TYPE", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.holeChunk(1, c, AT, AT, LENGTH))
            .server("WRONG_TYPE", 0, Wire.CMD_READ, (s, c) -> s.chunk(1, 77, c, AT, bytes(12)))
            .server("WRONG_TYPE", 0, Wire.CMD_READ, (s, c) -> s.chunk(1, 0x8077, c, AT, bytes(12)))
            .server("WRONG_TYPE", 0, Wire.CMD_TRIM, (s, c) -> s.dataChunk(1, c, AT, AT, DATA))
            .server("ERROR_ZERO", 0, Wire.CMD_READ, (s, c) -> s.errorChunk(1, c, AT, 0, ""))
            .server("ERROR_ZERO", 0, Wire.CMD_READ, (s, c) -> s.errorOffsetChunk(1, c, AT, 0, "", AT))
            .server("CHUNK_OUT_OF_RANGE", 0, Wire.CMD_READ, (s, c) -> s.errorOffsetChunk(1, c, AT, Wire.EIO, "", 1L << 40))
            .server("CHUNK_OUT_OF_RANGE", 0, Wire.CMD_READ, (s, c) -> s.holeChunk(1, c, AT, AT, LENGTH + 1))
            .server("CHUNK_OUT_OF_RANGE", 0, Wire.CMD_READ, (s, c) -> s.dataChunk(1, c, AT, AT - 1, DATA))
            .server("ERRMSG_NOT_UTF8", 0, Wire.CMD_READ, (s, c) -> s.chunk(1, Wire.REPLY_TYPE_ERROR, c, AT, notUtf8))
            .server("ERRNO_UNDEFINED", 0, Wire.CMD_READ, (s, c) -> s.errorChunk(1, c, AT, 4711, ""))
            .server("ERRNO_UNDEFINED", 0, Wire.CMD_FLUSH, (s, c) -> s.errorChunk(1, c, 0, Wire.ENOTSUP, ""))
            .server("UNKNOWN_REPLY_FLAGS", 0, Wire.CMD_READ, (s, c) -> s.dataChunk(0x8001, c, AT, AT, DATA))
            .server("READ_NOT_COVERED", 0, Wire.CMD_READ, (s, c) -> s.noneChunk(c, AT))
            .server("MIXED_ERRORS", 0, Wire.CMD_READ, (s, c) -> s.errorChunk(0, c, AT, Wire.EIO, "").errorChunk(1, c, AT, Wire.EIO, ""))
            .server("UNANSWERED", 0, Wire.CMD_READ, (s, c) -> s.dataChunk(0, c, AT, AT, Arrays.copyOf(DATA, 512)))
            .server("UNANSWERED", 0, Wire.CMD_READ, (s, c) -> s.dataChunk(0, c, AT, AT, DATA))
            .server("DONE_RULES", 0, Wire.CMD_FLUSH, (s, c) -> s.with(Field.FLAGS, 0).noneChunk(c, 0));
        requests(script);
    }

    private static void requests(Script script) {
        script.client("OUT_OF_BOUNDS", 0, Wire.CMD_READ, Valid.SIZE, 1)
            .client("OUT_OF_BOUNDS", 0, Wire.CMD_TRIM, -512, 1024)
            .client("PAYLOAD_OVER_MAX", 0, Wire.CMD_READ, 0, 64 << 20)
            .client("ZERO_LENGTH", 0, Wire.CMD_READ, AT, 0)
            .client("UNKNOWN_COMMAND", 0, 42, AT, 0)
            .client("UNKNOWN_COMMAND_FLAGS", 0x8000, Wire.CMD_READ, AT, LENGTH)
            .client("FLAG_WRONG_COMMAND", Wire.CMD_FLAG_FAST_ZERO, Wire.CMD_READ, AT, LENGTH)
            .client("FLAG_WRONG_COMMAND", Wire.CMD_FLAG_REQ_ONE, Wire.CMD_TRIM, AT, LENGTH)
            .client("RESERVED_NONZERO", 0, Wire.CMD_FLUSH, AT, LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void structured(int depth) {
        Script script = new Script(HeaderMode.STRUCTURED, Valid.export(HeaderMode.STRUCTURED), depth);
        replies(script);
        script.server("SIMPLE_REPLY_TO_READ", 0, Wire.CMD_READ, (s, c) -> s.simpleReply(0, c, DATA))
            .server("SIMPLE_REPLY_TO_READ", 0, Wire.CMD_READ, (s, c) -> s.simpleReply(Wire.EIO, c))
            .server("HEADER_MODE", 0, Wire.CMD_READ, (s, c) -> s.raw(in(HeaderMode.EXTENDED, e -> e.dataChunk(1, c, AT, AT, DATA))))
            .server("CHUNK_LENGTH", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.chunk(1, 5, c, AT, bytes(9)))
            .server("CHUNK_LENGTH", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.chunk(1, 5, c, AT, bytes(2)))
            .server("WRONG_TYPE", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.chunk(1, 6, c, AT, bytes(24)))
            .client("PAYLOAD_LEN_MISUSED", Wire.CMD_FLAG_PAYLOAD_LEN, Wire.CMD_READ, AT, LENGTH);
        long cookie = script.conversation.nextCookie();
        script.raw("HEADER_MODE", c -> c.raw(in(HeaderMode.EXTENDED, e -> e.request(0, Wire.CMD_READ, cookie, AT, LENGTH)))).judge();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void extended(int depth) {
        Script script = new Script(HeaderMode.EXTENDED, Valid.export(HeaderMode.EXTENDED), depth);
        replies(script);
        script.server("HEADER_MODE", 0, Wire.CMD_READ, (s, c) -> s.raw(in(HeaderMode.STRUCTURED, e -> e.dataChunk(1, c, AT, AT, DATA))))
            .server("HEADER_MODE", 0, Wire.CMD_READ, (s, c) -> s.simpleReply(Wire.EIO, c))
            .server("HEADER_MODE", 0, Wire.CMD_READ, (s, c) -> s.simpleReply(0, c, DATA))
            .server("CHUNK_LENGTH", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.chunk(1, 6, c, AT, bytes(20)))
            .server("COUNT_FIELD", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.with(Field.COUNT, 0).blockStatusChunk(1, c, AT, 1, LENGTH, 0))
            .server("PAST_EXPORT_END", 0, Wire.CMD_BLOCK_STATUS, (s, c) -> s.blockStatusChunk(1, c, AT, 1, Valid.SIZE, 0))
            .server("EXT_OFFSET", 0, Wire.CMD_FLUSH, (s, c) -> s.noneChunk(c, 512));
        long cookie = script.conversation.nextCookie();
        script.raw("HEADER_MODE", c -> c.raw(in(HeaderMode.STRUCTURED, e -> e.request(0, Wire.CMD_READ, cookie, AT, LENGTH)))).judge();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void simple(int depth) {
        Script script = new Script(HeaderMode.SIMPLE, Valid.export(HeaderMode.SIMPLE), depth);
        requests(script);
        script.client("BS_NOT_NEGOTIATED", 0, Wire.CMD_BLOCK_STATUS, AT, LENGTH)
            .client("FEATURE_NOT_OFFERED", Wire.CMD_FLAG_DF, Wire.CMD_READ, AT, LENGTH)
            .server("HEADER_MODE", 0, Wire.CMD_READ, (s, c) -> s.raw(in(HeaderMode.STRUCTURED, e -> e.dataChunk(1, c, AT, AT, DATA))))
            .server("HEADER_MODE", 0, Wire.CMD_FLUSH, (s, c) -> s.raw(in(HeaderMode.STRUCTURED, e -> e.noneChunk(c, 0))))
            .server("ERRNO_UNDEFINED", 0, Wire.CMD_READ, (s, c) -> s.simpleReply(4711, c))
            .judge();
    }

    /** Nothing of what the client uses was offered. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void notOffered(int depth) {
        Script script = new Script(HeaderMode.STRUCTURED, Export.of(Valid.SIZE).withFlags(Wire.FLAG_HAS_FLAGS), depth);
        script.client("FEATURE_NOT_OFFERED", 0, Wire.CMD_FLUSH, 0, 0)
            .client("FEATURE_NOT_OFFERED", 0, Wire.CMD_TRIM, AT, LENGTH)
            .client("FEATURE_NOT_OFFERED", 0, Wire.CMD_WRITE_ZEROES, AT, LENGTH)
            .client("FEATURE_NOT_OFFERED", 0, Wire.CMD_CACHE, AT, LENGTH)
            .client("FEATURE_NOT_OFFERED", 0, 8, 0, LENGTH)
            .client("FEATURE_NOT_OFFERED", Wire.CMD_FLAG_DF, Wire.CMD_READ, AT, LENGTH)
            .client("FEATURE_NOT_OFFERED", Wire.CMD_FLAG_FUA, Wire.CMD_TRIM, AT, LENGTH)
            .client("BS_NOT_NEGOTIATED", 0, Wire.CMD_BLOCK_STATUS, AT, LENGTH)
            .judge();
    }

    /** Block sizes that are promised to be kept. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void sizes(int depth) {
        for (HeaderMode mode : HeaderMode.values()) {
            Export export = Valid.export(mode).withBlockSizes(512, 4096, 65536);
            Script script = new Script(mode, export.withFlags(export.transmissionFlags() | Wire.FLAG_READ_ONLY), depth);
            script.client("UNALIGNED_MIN", 0, Wire.CMD_READ, 100, 512)
                .client("UNALIGNED_MIN", 0, Wire.CMD_TRIM, 0, 511)
                .client("PAYLOAD_OVER_MAX", 0, Wire.CMD_READ, 0, 1 << 20)
                .client("WRITE_TO_READ_ONLY", 0, Wire.CMD_TRIM, 0, 512)
                .client("WRITE_TO_READ_ONLY", 0, Wire.CMD_WRITE_ZEROES, 0, 512);
            script.judge();
        }
    }
}
