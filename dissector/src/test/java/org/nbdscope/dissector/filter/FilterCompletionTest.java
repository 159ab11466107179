package org.nbdscope.dissector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed at a caret, written as | in these texts. */
final class FilterCompletionTest {
    private static final FilterCompletion COMPLETION = new FilterCompletion(SampleFields.LOOKUP);

    private static List<Proposal> proposals(String marked) {
        return COMPLETION.proposals(marked.replace("|", ""), marked.indexOf('|'));
    }

    private static List<String> labels(String marked) {
        return proposals(marked).stream().map(Proposal::label).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        // fields: by beginning, then by parts, then by anything inside
        "nbd.ex|; nbd.export.description nbd.export.name nbd.extent.length",
        "NBD.FR|; nbd.from",
        "ext.len|; nbd.extent.length",
        "e.n|; nbd.export.name",
        "len|; nbd.len nbd.extent.length",
        "nbd.from == 5 and fla|; nbd.cmd.flags nbd.cmd.flags.df nbd.cmd.flags.fua",
        "tent|; nbd.extent.length",
        "(nbd.fr|; nbd.from",
        "!nbd.fr|; nbd.from",
        "any nbd.fr|; nbd.from",
        "no|; not",
        "zzz|; ",
        // operators that suit the type
        "nbd.from |; == != < <= > >= in { & and or xor",
        "nbd.time |; == != < <= > >= in { and or xor",
        "nbd.cmd.flags.df |; == != and or xor",
        "nbd.export.name |; == != in { contains matches and or xor",
        "nbd.reserved |; == != in { contains and or xor",
        "ip.addr |; == != in { and or xor",
        "nbd |; and or xor",
        "(nbd |; and or xor )",
        "nbd.export.name con|; contains",
        "nbd.from =|; ==",
        "nbd.from &|; &",
        "nbd.from a|; and",
        "nbd.cmd.flags & 1 |; == != < <= > >= in { and or xor",
        // values
        "nbd.type == |; NBD_CMD_READ NBD_CMD_WRITE NBD_CMD_DISC NBD_CMD_WRITE_ZEROES NBD_CMD_BLOCK_STATUS",
        "nbd.type == NBD_CMD_W|; NBD_CMD_WRITE NBD_CMD_WRITE_ZEROES",
        "nbd.type == wr|; NBD_CMD_WRITE NBD_CMD_WRITE_ZEROES",
        "nbd.type ==wr|; NBD_CMD_WRITE NBD_CMD_WRITE_ZEROES",
        "nbd.type in {READ, D|; NBD_CMD_DISC",
        "nbd.type in {READ..D|; NBD_CMD_DISC",
        "nbd.type in {|; NBD_CMD_READ NBD_CMD_WRITE NBD_CMD_DISC NBD_CMD_WRITE_ZEROES NBD_CMD_BLOCK_STATUS",
        "nbd.cmd.flags.df == |; true false",
        "nbd.cmd.flags.df == t|; true",
        "nbd.from == nbd.ch|; nbd.chunk.offset",
        "nbd.from == |; ",
        // after a complete comparison
        "nbd.from == 5 |; and or xor",
        "nbd.from == 5 x|; xor",
        "(nbd.from == 5 |; and or xor )",
        "(nbd.from == 5) |; and or xor",
        "nbd.from in {5} |; and or xor",
        // an error before does not matter
        "nbd.typ == 5 and nbd.fr|; nbd.from",
        "nbd.typ == 5 or (nbd.type == D|; NBD_CMD_DISC",
        // nothing within strings
        "nbd.export.name == \"nbd|; ",
        "nbd.export.name == \"nbd\"|; ",
        "nbd.export.name == r\"nbd|; ",
        "nbd.export.name == \"nbd\\q|; ",
    })
    void proposes(String marked, String expected) {
        assertEquals(expected == null ? "" : expected, String.join(" ", labels(marked)), marked);
    }

    @Test
    void theEmptyFilterProposesEveryField() {
        List<Proposal> proposals = proposals("|");
        assertEquals(SampleFields.all().size(), proposals.stream().filter(each -> each.kind() == Proposal.Kind.FIELD).count());
        assertEquals(List.of("not", "any", "all"),
            proposals.stream().filter(each -> each.kind() == Proposal.Kind.KEYWORD).map(Proposal::label).toList());
    }

    @Test
    void anOperatorOffersToGoOnAndWhatFollowsIt() {
        List<Proposal> proposals = proposals("nbd.type >|");
        assertEquals(new Proposal(">", 9, 10, ">", "greater", OperatorHelp.GREATER.explanation(), Proposal.Kind.OPERATOR),
            proposals.get(0));
        assertEquals(">=", proposals.get(1).insert());
        assertEquals("NBD_CMD_READ", proposals.get(2).insert());
        assertEquals(10, proposals.get(2).replaceFrom());
    }

    @Test
    void aWordIsReplacedWhole() {
        assertEquals(new Proposal("nbd.from", 4, 12, "nbd.from", "Label of nbd.from", "Explains nbd.from.", Proposal.Kind.FIELD),
            proposals("not nbd.fr|xx == 5").get(0));
        assertEquals(new Proposal("NBD_CMD_DISC", 12, 15, "NBD_CMD_DISC", "2", "Explains NBD_CMD_DISC.", Proposal.Kind.VALUE),
            proposals("nbd.type == D|IS and nbd").get(0));
        assertEquals(4, proposals("not |nbd.from").get(0).replaceTo());
    }

    @Test
    void namesThatAreNoWordsAreInsertedQuoted() {
        List<String> inserts = proposals("nbd.error == |").stream().map(Proposal::insert).toList();
        assertEquals(List.of("NBD_SUCCESS", "NBD_EPERM", "NBD_EIO", "twice", "twice", "\"and\"", "\"with space\""), inserts);
    }

    @Test
    void everyProposalThatIsTakenCanBeGoneOnFrom() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String text = "";
            for (int step = 0; step < 12; step++) {
                List<Proposal> proposals = COMPLETION.proposals(text, text.length());
                if (proposals.isEmpty()) {
                    text += "5 ";
                    continue;
                }
                Proposal taken = proposals.get(random.nextInt(proposals.size()));
                text = text.substring(0, taken.replaceFrom()) + taken.insert() + " " + text.substring(taken.replaceTo());
                String message = "seed " + seed + ": " + text;
                assertTrue(taken.replaceFrom() <= taken.replaceTo(), message);
                assertTrue(compilesOrBreaksOffAtTheEnd(text), message);
            }
        }
    }

    private static boolean compilesOrBreaksOffAtTheEnd(String text) {
        try {
            DisplayFilter.compile(text, SampleFields.LOOKUP);
            return true;
        } catch (FilterSyntaxException e) {
            return e.start() == text.length() || e.getMessage().endsWith("is never closed") || e.getMessage().contains("names several")
                || e.getMessage().contains("expected a regular expression");
        }
    }
}
