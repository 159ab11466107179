package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.analysis.Negotiation;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.MemoryFrames;
import org.nbdscope.dissector.testing.Wire;

/** A client that writes zeroes as data missed writing zeroes; what the rules saw of the content is part of the negotiation. */
class MissedZeroesTest {

    private static Negotiation writeZeroes(Conversation conversation) throws IOException {
        CaptureModel model = new CaptureModel();
        CaptureAnalysis analysis = new CaptureAnalysis(model);
        model.listener(analysis);
        FindingCollector findings = new FindingCollector();
        byte[] capture = Judged.capture(conversation.flush().disconnect(), Judged.Ending.CLIENT, 0);
        Dissection dissection = Dissection.withListener(new MemoryFrames(capture, 0), model, new RuleChecks(findings));
        dissection.read(Integer.MAX_VALUE);
        dissection.finish();
        return analysis.summary(new ZeroWrites(findings.findings())).sessions().get(0).negotiation().stream()
            .filter(row -> row.feature().equals("write zeroes")).findFirst().orElseThrow();
    }

    private static Conversation written(Conversation conversation) {
        return conversation.write(0, new byte[4096]).write(4096, TruthCases.ones(4096)).write(8192, new byte[100_000]);
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void zeroesWrittenAsData(HeaderMode mode) throws IOException {
        Negotiation row = writeZeroes(written(Valid.session(mode)));
        assertEquals("could have done 2 writes of nothing but zeroes without their payload", row.saving());
        // Also where the client knows how to, and does so only sometimes.
        assertEquals(row.saving(), writeZeroes(written(Valid.session(mode)).writeZeroes(0, 1 << 20, 4096)).saving());
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void nothingIsMissedWhereItIsNotOffered(HeaderMode mode) throws IOException {
        Export export = Valid.export(mode);
        Export without = export.withFlags(export.transmissionFlags() & ~Wire.FLAG_SEND_WRITE_ZEROES & ~Wire.FLAG_SEND_FAST_ZERO);
        assertFalse(writeZeroes(written(new Conversation(mode).handshake(without))).missed());
        assertFalse(writeZeroes(Valid.session(mode).write(0, TruthCases.ones(4096))).missed());
    }
}
