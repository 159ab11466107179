package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.TcpFlow;
import org.nbdscope.dissector.testing.Wire;

/** Extended writes without NBD_CMD_FLAG_PAYLOAD_LEN: with payload, whatever that looks like, and without. Nothing else is wrong. */
class WriteWithoutFlagTest {

    private static void judge(Conversation conversation, int segment, int writes) {
        Judged judged = Judged.of(conversation.toPcap(segment, PcapOutput.WHOLE_PACKETS));
        assertEquals(Set.of("WRITE_WITHOUT_PAYLOAD_LEN"), judged.codes(Severity.WARNING), judged::toString);
        assertEquals(writes, judged.of("WRITE_WITHOUT_PAYLOAD_LEN").count());
    }

    /** Requests and replies as the content of the disk. */
    private static byte[] messages() {
        NbdEncoder encoder = new NbdEncoder(HeaderMode.EXTENDED);
        for (int i = 0; i < 30; i++) {
            encoder.request(0, Wire.CMD_READ, 9, 0, 512).simpleReply(0, 1).noneChunk(2, 0);
        }
        return encoder.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 20, 31, 32, 33, 40, 64, 80, 100, 200, TcpFlow.LOOPBACK_SEGMENT})
    void aPayloadThatLooksLikeRequests(int segment) {
        for (byte[] payload : List.of(messages(), TruthCases.ones(512), new byte[512])) {
            Conversation conversation = Valid.extended();
            for (int i = 0; i < 3; i++) {
                long cookie = 10 + i;
                conversation.client(c -> c.request(0, Wire.CMD_WRITE, cookie, 0, payload.length)).client(c -> c.raw(payload));
                conversation.server(s -> s.noneChunk(cookie, 0));
            }
            judge(conversation.flush().disconnect(), segment, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 31, 32, 33, 40, 64, 100, TcpFlow.LOOPBACK_SEGMENT})
    void noPayload(int segment) {
        Conversation one = Valid.extended().client(c -> c.request(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE, 10, 0, 4096))
            .server(s -> s.noneChunk(10, 0)).disconnect();
        judge(one, segment, 1);
        Conversation further = Valid.extended().client(c -> c.request(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE, 10, 0, 4096))
            .server(s -> s.noneChunk(10, 0)).flush().client(c -> c.request(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE, 11, 0, 4096))
            .server(s -> s.errorChunk(1, 11, 0, Wire.EINVAL, "")).read(0, TruthCases.ones(512)).disconnect();
        judge(further, segment, 2);
        Conversation mixed = Valid.extended().client(c -> c.requestWithPayload(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE, 10, 0, new byte[512])
            .request(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE, 11, 4096, 512).request(0, Wire.CMD_TRIM, 12, 8192, 512));
        mixed.server(s -> s.noneChunk(10, 0).noneChunk(11, 4096).noneChunk(12, 8192)).disconnect();
        judge(mixed, segment, 2);
    }
}
