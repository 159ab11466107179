package org.nbdscope.dissector.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nbdscope.dissector.analysis.CaptureSummary;
import org.nbdscope.dissector.analysis.CommandStatistics;
import org.nbdscope.dissector.analysis.ContextSummary;
import org.nbdscope.dissector.analysis.DiskSummary;
import org.nbdscope.dissector.analysis.Negotiation;
import org.nbdscope.dissector.analysis.PairNegotiation;
import org.nbdscope.dissector.analysis.PeerFingerprint;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.analysis.Traffic;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Compression;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketCounts;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** A capture in short, for people: what somebody debugging wants to read first. */
public final class SummaryText {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /**
     * Writes the summary.
     *
     * @param name       what the user calls the capture
     * @param reader     the capture, read to its end
     * @param dissection that read it
     * @param summary    what it amounts to
     * @param findings   what the rule book says of it
     */
    public SummaryText(String name, CaptureReader reader, Dissection dissection, CaptureSummary summary, List<Finding> findings) {
        capture(name, reader, dissection);
        if (summary.sessions().isEmpty()) {
            text.append("\nNo NBD session in this capture.\n");
        }
        for (SessionSummary session : summary.sessions()) {
            session(session);
        }
        pairs(summary.pairs());
        answer(MapAnswer.of(summary));
        for (DiskSummary disk : summary.disks()) {
            disk(disk);
        }
        FindingsSummary.write(findings, text);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void capture(String name, CaptureReader reader, Dissection dissection) {
        text.append(name).append(": ").append(reader.format().label());
        if (reader.compression() != Compression.NONE) {
            text.append(" in ").append(reader.compression().label());
        }
        text.append(", ").append(count(dissection.frames(), "packet"));
        if (dissection.firstTimeNanos() != Frame.NO_TIME) {
            long first = dissection.firstTimeNanos();
            Instant instant = Instant.ofEpochSecond(Math.floorDiv(first, 1_000_000_000L), Math.floorMod(first, 1_000_000_000L));
            text.append(", ").append(Durations.rounded(Math.max(0, dissection.lastTimeNanos() - first)));
            text.append(" from ").append(CLOCK.format(instant)).append(" UTC");
        }
        text.append('\n');
        notLookedAt(dissection.packetCounts());
        notAll(dissection);
    }

    private void notLookedAt(PacketCounts counts) {
        List<String> parts = new ArrayList<>();
        part(parts, counts.of(Outcome.NOT_TCP), "IP but not TCP");
        part(parts, counts.of(Outcome.NOT_IP), "not IP");
        part(parts, counts.of(Outcome.CUT), "cut in their headers");
        part(parts, counts.of(Outcome.MALFORMED), "malformed");
        part(parts, counts.of(Outcome.UNKNOWN_LINK_TYPE), "of a link type that is not read (" + numbers(counts) + ")");
        if (!parts.isEmpty()) {
            text.append("Packets not looked into: ").append(String.join(", ", parts)).append('\n');
        }
    }

    private static String numbers(PacketCounts counts) {
        return String.join(", ", counts.unknownLinkTypes().byNumber().keySet().stream().map(String::valueOf).toList());
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private void notAll(Dissection dissection) {
        long lost = dissection.tcpCounts().lostBytes();
        long cut = dissection.tcpCounts().cutBytes();
        if (lost > 0) {
            text.append("The capture lost ").append(ByteCount.rounded(lost)).append(" that the peers sent\n");
        }
        if (cut > 0) {
            text.append("The capture kept only the beginning of its packets: ").append(ByteCount.rounded(cut)).append(" were cut off\n");
        }
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void session(SessionSummary summary) {
        Session session = summary.session();
        text.append("\nSession ").append(session.number()).append(": ").append(session.endpoint(Side.CLIENT)).append(" → ");
        text.append(session.endpoint(Side.SERVER));
        if (session.export() != null) {
            text.append(", ").append(session.export().isEmpty() ? "default export" : "export \"" + session.export() + '"');
        }
        if (session.size() != null) {
            text.append(" of ").append(ByteCount.exact(session.size()));
        }
        text.append('\n');
        state(summary);
        peers(summary.peers());
        negotiation(summary.negotiation());
        commands(summary.traffic());
        new MapSummary(text).write(summary);
    }

    private void pairs(List<PairNegotiation> pairs) {
        for (PairNegotiation pair : pairs) {
            if (pair.sessions().size() > 1) {
                text.append("\nTogether, ").append(pair.client()).append(" → ").append(pair.server()).append(", ");
                text.append(count(pair.sessions().size(), "connection")).append('\n');
                negotiation(pair.rows());
            }
        }
    }

    private void answer(List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(MapAnswer.QUESTION).append('\n');
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }

    private void state(SessionSummary summary) {
        Session session = summary.session();
        text.append("  ").append(session.handshake() == null ? "joined after the handshake" : session.handshake().label() + " handshake");
        if (session.tls() != TlsState.ENCRYPTED) {
            text.append(", ").append(session.replies().label()).append(" replies");
        }
        if (session.tls() != TlsState.NONE) {
            text.append(", TLS ").append(session.tls().label());
        }
        if (session.handshakeSeen() && !session.transmission() && session.tls() == TlsState.NONE) {
            text.append(", no export was opened");
        }
        if (session.minimumBlockSize() != null) {
            text.append(", block size ").append(ByteCount.exact(session.minimumBlockSize())).append(" minimum, ");
            text.append(ByteCount.exact(session.preferredBlockSize())).append(" preferred, payload up to ");
            text.append(ByteCount.exact(session.maximumPayloadSize()));
        }
        text.append('\n');
        Traffic traffic = summary.traffic();
        text.append("  ").append(count(traffic.messages(), "message")).append(" in ");
        text.append(Durations.rounded(Math.max(0, traffic.lastTimeNanos() - traffic.firstTimeNanos())));
        text.append(", client sent ").append(ByteCount.rounded(traffic.clientBytes()));
        text.append(", server ").append(ByteCount.rounded(traffic.serverBytes()));
        if (traffic.undecodedBytes() > 0) {
            text.append(", ").append(ByteCount.rounded(traffic.undecodedBytes())).append(" not decoded");
        }
        if (traffic.missingBytes() > 0) {
            text.append(", ").append(ByteCount.rounded(traffic.missingBytes())).append(" not captured");
        }
        if (session.unanswered() > 0) {
            text.append(", ").append(count(session.unanswered(), "request")).append(" unanswered");
        }
        text.append('\n');
    }

    /** A guess, and what it rests on. */
    private void peers(PeerFingerprint peers) {
        List<String> guesses = new ArrayList<>();
        if (peers.client() != null) {
            guesses.add("client " + peers.client().words());
        }
        if (peers.server() != null) {
            guesses.add("server " + peers.server().words());
        }
        if (!guesses.isEmpty()) {
            text.append("  looks like: ").append(String.join(", ", guesses)).append("; a guess\n");
        }
    }

    private void negotiation(List<Negotiation> rows) {
        Table table = new Table("feature", "offered", "asked", "granted", "used");
        List<String> neverUsed = new ArrayList<>();
        for (Negotiation row : rows) {
            if (row.asked() == null && row.unused()) {
                neverUsed.add(row.feature());
            } else if (isKnown(row)) {
                table.add(row.feature(), word(row.offered()), word(row.asked()), word(row.granted()),
                        row.used() == null ? "-" : row.used() == 0 ? "never" : Long.toString(row.used()));
            }
        }
        table.write(text);
        for (Negotiation row : rows) {
            if (row.missed()) {
                text.append("  missed: ").append(row.feature()).append(", ").append(row.saving()).append('\n');
            }
        }
        if (!neverUsed.isEmpty()) {
            text.append("  offered and never used: ").append(String.join(", ", neverUsed)).append('\n');
        }
    }

    private static boolean isKnown(Negotiation row) {
        return Boolean.TRUE.equals(row.offered()) || Boolean.TRUE.equals(row.asked()) || Boolean.TRUE.equals(row.granted())
                || row.used() != null && row.used() > 0;
    }

    private static String word(Boolean value) {
        return value == null ? "-" : value ? "yes" : "no";
    }

    private void commands(Traffic traffic) {
        if (traffic.commands().isEmpty()) {
            return;
        }
        Table table = new Table("command", "count", "bytes", "errors", "p50", "p90", "p99", "max", "in flight");
        for (CommandStatistics row : traffic.commands()) {
            boolean timed = row.latency().count() > 0;
            table.add(row.name(), Long.toString(row.requests()), ByteCount.rounded(row.bytes()), errors(row.errors()),
                    timed ? Durations.rounded(row.latency().p50()) : "-", timed ? Durations.rounded(row.latency().p90()) : "-",
                    timed ? Durations.rounded(row.latency().p99()) : "-", timed ? Durations.rounded(row.latency().max()) : "-",
                    Integer.toString(row.inFlight().peak()));
        }
        table.write(text);
    }

    private static String errors(Map<String, Long> errors) {
        if (errors.isEmpty()) {
            return "0";
        }
        return String.join(" ", errors.entrySet().stream().map(error -> error.getValue() + "×" + error.getKey()).toList());
    }

    private void disk(DiskSummary summary) {
        if (summary.contexts().stream().allMatch(context -> context.totals().extents() == 0)) {
            return;
        }
        String export = summary.disk().export();
        String name = export == null ? "an export of unknown name" : export.isEmpty() ? "the default export" : "export \"" + export + '"';
        text.append("\nMap of ").append(name).append(" at ").append(summary.disk().server());
        if (summary.disk().size() != null) {
            text.append(", ").append(ByteCount.exact(summary.disk().size()));
        }
        text.append('\n');
        Table table = new Table("context", "status", "bytes", "share", "ranges");
        for (ContextSummary context : summary.contexts()) {
            for (StatusTotal total : context.totals().totals()) {
                String status = total.description() == null ? Long.toUnsignedString(total.type()) : total.description();
                table.add(context.context(), status, ByteCount.rounded(total.bytes()), percent(total.percent()),
                        Long.toString(total.extents()));
            }
            Long unknown = context.totals().unknownBytes();
            if (unknown != null && unknown != 0) {
                table.add(context.context(), "not asked", ByteCount.rounded(unknown), "", "");
            }
        }
        table.write(text);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
