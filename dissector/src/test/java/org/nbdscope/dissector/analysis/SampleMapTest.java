package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merged map of real captures is what {@code nbdinfo --map --json} printed while they were made. */
class SampleMapTest {

    private static final Pattern EXTENT = Pattern.compile("\"offset\": (\\d+), \"length\": (\\d+), \"type\": (\\d+)");

    @ParameterizedTest
    @CsvSource({
        "map-6gib-extended-headers.pcap, base:allocation",
        "map-6gib-structured.pcapng, base:allocation",
        "map-3tib-64-bit-extents.pcapng, base:allocation",
        "big-endian-cooked.pcap, base:allocation",
        "allocation-depth-40gib.pcap, qemu:allocation-depth"
    })
    void isWhatTheClientPrinted(String capture, String context) throws IOException {
        String printed = Files.readString(Analysed.sampleFile(capture.substring(0, capture.lastIndexOf('.')) + ".map.json"),
            StandardCharsets.UTF_8);
        List<String> expected = new ArrayList<>();
        Matcher matcher = EXTENT.matcher(printed);
        while (matcher.find()) {
            expected.add(matcher.group(1) + "+" + matcher.group(2) + "=" + matcher.group(3));
        }
        assertFalse(expected.isEmpty());
        CoverageBuilder streamed = Analysed.sample(capture).analysis.coverage();
        assertEquals(1, streamed.disks().size());
        assertEquals(expected, Ranges.of(streamed.disks().get(0).maps().map(context)));
        CoverageBuilder afterwards = Analysed.sampleAfterwards(capture).analysis.coverage();
        assertEquals(expected, Ranges.of(afterwards.disks().get(0).maps().map(context)));
        assertEquals(expected, Ranges.of(afterwards.mapsOf(0).map(context)));
    }

    @Test
    void totalsAreWhatTheClientPrinted() throws IOException {
        DiskSummary disk = Analysed.sample("map-3tib-64-bit-extents.pcapng").summary().disks().get(0);
        assertEquals(List.of(0, 1), disk.sessions());
        List<StatusTotal> totals = disk.contexts().get(0).totals().totals();
        assertEquals("data", totals.get(0).description());
        assertEquals(1_388_544, totals.get(0).bytes());
        assertEquals(4.20958e-05, totals.get(0).percent(), 1e-10);
        assertEquals("hole,zero", totals.get(1).description());
        assertEquals(3_298_533_494_784L, totals.get(1).bytes());
    }

    @Test
    void allContextsOfAReplyCount() throws IOException {
        DiskSummary disk = Analysed.sample("three-contexts-fragmented.pcapng").summary().disks().get(0);
        assertEquals(List.of("base:allocation", "qemu:allocation-depth", "qemu:dirty-bitmap:b0"),
            disk.contexts().stream().map(ContextSummary::context).toList());
        for (ContextSummary context : disk.contexts()) {
            assertEquals(1 << 20, context.totals().knownBytes());
        }
    }

    @Test
    void fourConnectionsAreOneDisk() throws IOException {
        Analysed nbdcopy = Analysed.sample("nbdcopy-four-connections.pcapng.gz");
        CaptureSummary summary = nbdcopy.summary();
        assertEquals(1, summary.disks().size());
        assertEquals(4, summary.disks().get(0).sessions().size());
        assertEquals(1_153_433_600, summary.disks().get(0).contexts().get(0).totals().knownBytes());
        CoverageMap alone = nbdcopy.analysis.coverage().mapsOf(nbdcopy.session(0).session().id()).map("base:allocation");
        assertEquals(134_217_728L * 2 + 79_691_776, MapTotals.of("base:allocation", alone).knownBytes());
        assertEquals(4, nbdcopy.session(0).connections());
    }
}
