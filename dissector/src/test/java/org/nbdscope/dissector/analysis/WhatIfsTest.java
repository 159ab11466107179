package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;

/** Estimates of what other ways to ask would have cost. */
class WhatIfsTest {

    private static final int READ = Command.NBD_CMD_READ.value();

    private final RequestTimes times = new RequestTimes(new RequestTimes.Room());
    private long now;

    /** One request after the other: the client thinks, then waits. */
    private void request(int command, long thinking, long latency) {
        now += thinking;
        times.sent(now, false);
        now += latency;
        times.answered(now, command, latency);
    }

    @Test
    void oneRequestAtATimeTakesWhatWasSeen() {
        request(READ, 0, 100);
        request(READ, 7, 300);
        assertEquals(407, new QueueModel(times).before());
    }

    @Test
    void readsOverlapAsFarAsTheServerLetsThem() {
        times.option(0);
        times.optionReply(40);
        for (int i = 0; i < 100; i++) {
            request(READ, 0, 100);
        }
        QueueModel model = new QueueModel(times);
        assertEquals(10_000, model.before());
        assertEquals(2_500, model.shortest(4));
        // 100 times 60 of work, one after the other, and the last one's 40 of waiting.
        assertEquals(6_040, model.longest(4));
    }

    @Test
    void theClientsOwnTimeDoesNotOverlap() {
        for (int i = 0; i < 100; i++) {
            request(READ, 50, 100);
        }
        assertTrue(new QueueModel(times).shortest(16) >= 99 * 50);
    }

    @Test
    void flushesAndBlockStatusWait() {
        int status = Command.NBD_CMD_BLOCK_STATUS.value();
        for (int i = 0; i < 10; i++) {
            request(status, 0, 100);
        }
        assertEquals(1000, new QueueModel(times).shortest(16));
        for (int i = 0; i < 10; i++) {
            request(Command.NBD_CMD_FLUSH.value(), 0, 100);
        }
        assertEquals(2000, new QueueModel(times).shortest(16));
    }

    @Test
    void requestsKeptAreBounded() {
        RequestTimes.Room room = new RequestTimes.Room();
        long kept = 0;
        for (int session = 0; session < 20; session++) {
            RequestTimes its = new RequestTimes(room);
            for (int i = 0; i < RequestTimes.MAX_REQUESTS + 5; i++) {
                its.answered(i, READ, 1);
            }
            assertTrue(its.count() <= RequestTimes.MAX_REQUESTS);
            kept += its.count();
        }
        assertEquals(RequestTimes.MAX_TOTAL, kept);
    }

    private static WhatIf estimate(SessionSummary session, String change) {
        return session.whatIf().stream().filter(each -> each.change().equals(change)).findFirst()
                .orElseThrow(() -> new AssertionError(session.whatIf().toString()));
    }

    @Test
    void sixGibibytesWithExtendedHeaders() throws IOException {
        SessionSummary session = Analysed.sample("map-6gib-structured.pcapng").session(0);
        WhatIf estimate = estimate(session, "block status with extended headers");
        assertEquals(2, estimate.requestsBefore());
        assertEquals(1, estimate.requestsAfter());
        CauseTotal saved = session.mapRuns().total(MapCause.LIMIT_32_BIT);
        assertEquals(estimate.nanosBefore() - saved.latencyNanos(), estimate.shortestNanos());
        assertTrue(estimate.longestNanos() > estimate.shortestNanos() && estimate.longestNanos() < estimate.nanosBefore());
    }

    @Test
    void nothingIsSaidWhereNothingWouldChange() throws IOException {
        assertEquals(List.of(), Analysed.sample("map-6gib-extended-headers.pcap").session(0).whatIf());
    }

    @Test
    void qemuWithoutRequestOne() throws IOException {
        WhatIf estimate = estimate(Analysed.sample("qemu-as-client.pcap.gz").session(0), "block status without REQ_ONE");
        assertEquals(60, estimate.requestsBefore());
        assertEquals(1, estimate.requestsAfter());
    }

    @Test
    void writesOfZeroesInPieces() throws IOException {
        long piece = 1L << 31;
        Conversation conversation = new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(8 * piece));
        for (int i = 0; i < 8; i++) {
            conversation.writeZeroes(0, i * piece, piece);
        }
        SessionSummary session = Analysed.conversation(conversation.disconnect()).session(0);
        assertEquals(8, estimate(session, "NBD_CMD_WRITE_ZEROES joined up to 4 GiB").requestsBefore());
        assertEquals(5, estimate(session, "NBD_CMD_WRITE_ZEROES joined up to 4 GiB").requestsAfter());
        assertEquals(1, estimate(session, "NBD_CMD_WRITE_ZEROES joined to one request a range, with extended headers").requestsAfter());
    }
}
