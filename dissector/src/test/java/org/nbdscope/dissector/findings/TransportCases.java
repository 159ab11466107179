package org.nbdscope.dissector.findings;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.TcpFlow;
import org.nbdscope.dissector.testing.Wire;

/** Sessions whose messages are right, and whose packets are not. */
final class TransportCases {

    private static final long MILLISECOND = 1_000_000;
    private static final byte[] DATA = data();

    private TransportCases() {
    }

    private static byte[] data() {
        byte[] data = new byte[4096];
        Arrays.fill(data, (byte) 1);
        return data;
    }

    private static byte[] encoded(HeaderMode mode, Consumer<NbdEncoder> message) {
        NbdEncoder encoder = new NbdEncoder(mode);
        message.accept(encoder);
        return encoder.toByteArray();
    }

    private static long send(TcpFlow flow, Side from, byte[] bytes, long time) throws IOException {
        return flow.send(from, bytes, 0, bytes.length, time);
    }

    private static byte[] disconnect(HeaderMode mode, long cookie) {
        return encoded(mode, c -> c.request(0, Wire.CMD_DISC, cookie, 0, 0));
    }

    /** A read whose reply's header leaves at once, and its data when the header was acknowledged. */
    private static byte[] heldData(HeaderMode mode) {
        Conversation conversation = Valid.session(mode);
        conversation.request(0, Wire.CMD_READ, 0, DATA.length);
        byte[] reply = encoded(mode, s -> {
            if (mode == HeaderMode.SIMPLE) {
                s.simpleReply(0, 1, DATA);
            } else {
                s.dataChunk(1, 1, 0, 0, DATA);
            }
        });
        return Judged.capture(conversation, (flow, start) -> {
            long time = flow.send(Side.SERVER, reply, 0, reply.length - DATA.length, start + MILLISECOND);
            time = flow.acknowledge(Side.CLIENT, time + 41 * MILLISECOND);
            time = flow.send(Side.SERVER, reply, reply.length - DATA.length, DATA.length, time);
            flow.close(send(flow, Side.CLIENT, disconnect(mode, 2), time + MILLISECOND));
        });
    }

    /** Requests of which every second one waits for the acknowledgement of the one before. */
    private static byte[] heldRequests() {
        HeaderMode mode = HeaderMode.STRUCTURED;
        return Judged.capture(Valid.session(mode), (flow, start) -> {
            long time = start;
            for (int i = 1; i < 9; i += 2) {
                int first = i;
                time = send(flow, Side.CLIENT, encoded(mode, c -> c.request(0, Wire.CMD_TRIM, first, first << 21, 4096)),
                    time + MILLISECOND);
                time = flow.acknowledge(Side.SERVER, time + 40 * MILLISECOND);
                time = send(flow, Side.CLIENT, encoded(mode, c -> c.request(0, Wire.CMD_TRIM, first + 1, (first + 1) << 21, 4096)), time);
                time = send(flow, Side.SERVER, encoded(mode, s -> s.simpleReply(0, first).simpleReply(0, first + 1)), time + MILLISECOND);
            }
            flow.close(send(flow, Side.CLIENT, disconnect(mode, 99), time + MILLISECOND));
        });
    }

    private static byte[] headersApart(Side side) {
        HeaderMode mode = HeaderMode.EXTENDED;
        return Judged.capture(Valid.session(mode), (flow, start) -> {
            long time = start;
            for (int i = 1; i <= 20; i++) {
                long cookie = i;
                byte[] request = encoded(mode, c -> {
                    if (side == Side.CLIENT) {
                        c.requestWithPayload(Wire.CMD_FLAG_PAYLOAD_LEN | Wire.CMD_FLAG_FUA, Wire.CMD_WRITE, cookie, cookie << 21, DATA);
                    } else {
                        c.request(0, Wire.CMD_READ, cookie, cookie << 21, DATA.length);
                    }
                });
                byte[] reply = encoded(mode, s -> {
                    if (side == Side.CLIENT) {
                        s.noneChunk(cookie, cookie << 21);
                    } else {
                        s.dataChunk(1, cookie, cookie << 21, cookie << 21, DATA);
                    }
                });
                time = flow.send(Side.CLIENT, request, 0, 32, time + MILLISECOND);
                time = flow.send(Side.CLIENT, request, 32, request.length - 32, time);
                time = flow.send(Side.SERVER, reply, 0, 32, time + MILLISECOND);
                time = flow.send(Side.SERVER, reply, 32, reply.length - 32, time);
            }
            flow.close(send(flow, Side.CLIENT, disconnect(mode, 99), time + MILLISECOND));
        });
    }

    private static byte[] closedWindow(Side side, long nanos) {
        return Judged.capture(Valid.structured().flush(), (flow, start) -> {
            long time = flow.window(side, 0).acknowledge(side, start);
            time = flow.window(side, 512).acknowledge(side, time + nanos);
            flow.close(send(flow, Side.CLIENT, disconnect(HeaderMode.STRUCTURED, 99), time));
        });
    }

    private static byte[] bothClosed() {
        return Judged.capture(Valid.structured().flush(), (flow, start) -> {
            long time = flow.window(Side.SERVER, 0).acknowledge(Side.SERVER, start);
            flow.window(Side.CLIENT, 0).acknowledge(Side.CLIENT, time);
        });
    }

    private static byte[] again() {
        byte[] flush = encoded(HeaderMode.STRUCTURED, c -> c.request(0, Wire.CMD_FLUSH, 9, 0, 0));
        return Judged.capture(Valid.structured(), (flow, start) -> {
            long time = send(flow, Side.CLIENT, flush, start);
            time = flow.again(Side.CLIENT, flush, 0, flush.length, time + 200 * MILLISECOND);
            time = send(flow, Side.SERVER, encoded(HeaderMode.STRUCTURED, s -> s.simpleReply(0, 9)), time);
            flow.close(send(flow, Side.CLIENT, disconnect(HeaderMode.STRUCTURED, 99), time));
        });
    }

    private static byte[] reset(Conversation conversation, Side by) {
        return Judged.capture(conversation, (flow, start) -> flow.reset(by, start));
    }

    private static Conversation reading(HeaderMode mode) {
        Conversation conversation = Valid.session(mode).flush();
        conversation.request(0, Wire.CMD_READ, 0, 4096);
        return conversation;
    }

    static List<RuleCase> all() {
        return List.of(
            RuleCase.of("NAGLE_STALL", Fault.SERVER, "data of a chunk", heldData(HeaderMode.EXTENDED)),
            RuleCase.of("NAGLE_STALL", Fault.SERVER, "data of a simple reply", heldData(HeaderMode.SIMPLE)),
            RuleCase.of("NAGLE_STALL", Fault.CLIENT, "requests", heldRequests()),
            RuleCase.of("TINY_SEGMENTS", Fault.CLIENT, "writes", headersApart(Side.CLIENT)),
            RuleCase.of("TINY_SEGMENTS", Fault.SERVER, "reads", headersApart(Side.SERVER)),
            RuleCase.of("ZERO_WINDOW", Fault.SERVER, "50 ms", closedWindow(Side.SERVER, 50 * MILLISECOND)),
            RuleCase.of("ZERO_WINDOW", Fault.CLIENT, "50 ms", closedWindow(Side.CLIENT, 50 * MILLISECOND)),
            RuleCase.of("ZERO_WINDOW", Fault.SERVER, "50 us", closedWindow(Side.SERVER, 50_000)),
            RuleCase.of("MUTUAL_STALL", Fault.CLIENT, "both", bothClosed(), "ZERO_WINDOW"),
            RuleCase.of("RETRANSMIT", Fault.NETWORK, "a request", again()),
            RuleCase.of("HARD_DISCONNECT", Fault.CLIENT, "reset by the client",
                Judged.capture(Valid.structured().read(0, DATA), (flow, start) -> flow.reset(Side.CLIENT, start + 200 * MILLISECOND))),
            RuleCase.of("CLIENT_LEFT_AFTER_VALID_REPLY", Fault.CLIENT, "reset at once",
                reset(Valid.extended().read(0, DATA), Side.CLIENT), "HARD_DISCONNECT"),
            RuleCase.of("HARD_DISCONNECT", Fault.SERVER, "reset by the server", reset(reading(HeaderMode.STRUCTURED), Side.SERVER),
                "UNANSWERED"),
            RuleCase.of("HARD_DISCONNECT", Fault.SERVER, "closed by the server",
                Judged.capture(reading(HeaderMode.EXTENDED), Judged.Ending.SERVER, 0), "UNANSWERED"),
            RuleCase.of("OPT_UNKNOWN_DISCONNECT", Fault.SERVER, "reset by the server",
                reset(Valid.greeted(HeaderMode.STRUCTURED).client(c -> c.option(77)), Side.SERVER)));
    }
}
