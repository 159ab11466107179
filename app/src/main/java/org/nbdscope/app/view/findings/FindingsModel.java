package org.nbdscope.app.view.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nbdscope.app.view.GroupedDigits;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Fault;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.Severity;

/** Which findings are shown and how they are put together. For one thread. */
public final class FindingsModel {

    /** Places that a line names before it only says how many more there are. */
    private static final int MAX_PLACES = 2;
    /** Transactions that a filter names. */
    private static final int MAX_FILTERED = 50;

    private static final String BOTH = Fault.CLIENT.label() + ", " + Fault.SERVER.label();
    private static final String BOTH_TURNED = Fault.SERVER.label() + ", " + Fault.CLIENT.label();

    private record RuleKey(Severity severity, String code) {
    }

    private final Verdict verdict;
    private final Set<Severity> shown = EnumSet.allOf(Severity.class);
    private Profile profile;
    private Grouping grouping = Grouping.SEVERITY;

    /** Everything is shown, by severity, under the profile of each connection. */
    public FindingsModel(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What is shown. */
    public Verdict verdict() {
        return verdict;
    }

    /** By which text of the specification is judged; null for that of each connection. */
    public Profile profile() {
        return profile;
    }

    /** Judges by another text of the specification; null for that of each connection. */
    public void profile(Profile chosen) {
        profile = chosen;
    }

    /** Puts the findings together in another way. */
    public void grouping(Grouping chosen) {
        grouping = chosen;
    }

    /** Shows or hides the findings of a severity. */
    public void show(Severity severity, boolean show) {
        if (show) {
            shown.add(severity);
        } else {
            shown.remove(severity);
        }
    }

    /** How bad a finding is under the profile. */
    public Severity severity(PlacedFinding finding) {
        return Judged.severity(finding, profile);
    }

    /** How often something of this severity was found, shown or not. */
    public long count(Severity severity) {
        return verdict.findings().stream().filter(placed -> severity(placed) == severity)
                .mapToLong(placed -> placed.finding().count()).sum();
    }

    /** {@code 16 rules, 35 times}; of all findings, shown or not. */
    public String totals() {
        long codes = verdict.codes();
        long times = verdict.findings().stream().mapToLong(placed -> placed.finding().count()).sum();
        return (codes == 1 ? "1 rule" : codes + " rules") + ", " + (times == 1 ? "1 time" : OffsetFormat.grouped(times) + " times");
    }

    /** The tree of what is shown: groups, rules below them, and below these the findings where a rule has several. */
    public List<FindingNode> tree() {
        Map<Object, List<PlacedFinding>> groups = new LinkedHashMap<>();
        for (PlacedFinding placed : sorted()) {
            groups.computeIfAbsent(key(placed), key -> new ArrayList<>()).add(placed);
        }
        List<FindingNode> tree = new ArrayList<>();
        groups.forEach((key, findings) -> tree.add(group(findings)));
        List<FindingNode> unjudged = verdict.unjudged().reasons().entrySet().stream().map(reason -> new FindingNode(
                FindingNode.Kind.UNJUDGED, null, reason.getKey(), "", 1, "", "", reason.getValue(), null, List.of())).toList();
        if (!unjudged.isEmpty()) {
            tree.add(new FindingNode(FindingNode.Kind.GROUP, null, "Not judged", "unknown, no fault", unjudged.size(), "", "", "",
                    null, unjudged));
        }
        return tree;
    }

    /** How bad a finding is under the profile; null where its severity is hidden. */
    public Severity shownSeverity(PlacedFinding finding) {
        Severity severity = severity(finding);
        return shown.contains(severity) ? severity : null;
    }

    private List<PlacedFinding> sorted() {
        Comparator<PlacedFinding> order = Comparator.comparing(this::severity).reversed()
                .thenComparingInt(placed -> RuleBook.rules().indexOf(placed.finding().rule()));
        order = switch (grouping) {
            case SEVERITY -> order;
            case CONNECTION -> Comparator.<PlacedFinding>comparingInt(FindingsModel::number).thenComparing(order);
            case FAULT -> Comparator.<PlacedFinding, Fault>comparing(placed -> placed.finding().fault()).thenComparing(order);
        };
        return verdict.findings().stream().filter(placed -> shown.contains(severity(placed))).sorted(order).toList();
    }

    private static int number(PlacedFinding placed) {
        return placed.finding().session() == null ? Integer.MAX_VALUE : placed.finding().session().number();
    }

    private Object key(PlacedFinding placed) {
        return switch (grouping) {
            case SEVERITY -> severity(placed);
            case CONNECTION -> placed.connection();
            case FAULT -> placed.finding().fault();
        };
    }

    private FindingNode group(List<PlacedFinding> findings) {
        Map<RuleKey, List<PlacedFinding>> byCode = new LinkedHashMap<>();
        for (PlacedFinding placed : findings) {
            byCode.computeIfAbsent(new RuleKey(severity(placed), placed.finding().rule().code()), key -> new ArrayList<>()).add(placed);
        }
        List<FindingNode> codes = byCode.values().stream().map(this::code).toList();
        PlacedFinding first = findings.get(0);
        return new FindingNode(FindingNode.Kind.GROUP, severity(first), groupLabel(first), groupHint(first), count(findings), "", "", "",
                first, codes);
    }

    private String groupLabel(PlacedFinding placed) {
        Finding finding = placed.finding();
        return switch (grouping) {
            case SEVERITY -> switch (severity(placed)) {
                case ERROR -> "Errors";
                case WARNING -> "Warnings";
                case NOTE -> "Notes";
            };
            case CONNECTION -> finding.session() == null ? "Whole capture" : placed.connection();
            case FAULT -> capital(finding.fault().label());
        };
    }

    private String groupHint(PlacedFinding placed) {
        Finding finding = placed.finding();
        return switch (grouping) {
            case SEVERITY -> switch (severity(placed)) {
                case ERROR -> "MUST broken";
                case WARNING -> "SHOULD broken, risky";
                case NOTE -> "performance, advice";
            };
            case CONNECTION -> finding.session() == null || finding.session().export() == null ? ""
                    : finding.session().export().isEmpty() ? "default export" : finding.session().export();
            case FAULT -> "";
        };
    }

    private FindingNode code(List<PlacedFinding> findings) {
        PlacedFinding first = findings.get(0);
        List<FindingNode> places = findings.size() == 1 ? List.of() : findings.stream().map(this::place).toList();
        return new FindingNode(FindingNode.Kind.CODE, severity(first), first.finding().rule().code(), "", count(findings),
                joined(findings, placed -> placed.finding().fault().label()).replace(BOTH, "both").replace(BOTH_TURNED, "both"),
                joined(findings, PlacedFinding::place),
                first.finding().rule().title(), first, places);
    }

    private FindingNode place(PlacedFinding placed) {
        return new FindingNode(FindingNode.Kind.PLACE, severity(placed), placed.place(), "", placed.finding().count(),
                placed.finding().fault().label(), placed.connection(), GroupedDigits.in(placed.finding().text()), placed, List.of());
    }

    private static long count(List<PlacedFinding> findings) {
        return findings.stream().mapToLong(placed -> placed.finding().count()).sum();
    }

    private static String joined(List<PlacedFinding> findings, Function<PlacedFinding, String> word) {
        Set<String> words = findings.stream().map(word).collect(Collectors.toCollection(LinkedHashSet::new));
        return words.size() <= MAX_PLACES ? String.join(", ", words) : words.iterator().next() + " +" + (words.size() - 1);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** A display filter for the messages that a finding is about; "" where it is about no message. */
    public static String filter(PlacedFinding placed) {
        Finding finding = placed.finding();
        if (finding.session() == null || finding.session().number() < 0) {
            return "";
        }
        int[] indexes = finding.transactions();
        if (indexes.length == 0) {
            return placed.hasMessage() ? "nbd.message == " + placed.message() : "nbd.session == " + finding.session().number();
        }
        String list = Arrays.stream(indexes).limit(MAX_FILTERED).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "nbd.session == " + finding.session().number() + " && nbd.transaction.index in {" + list + "}";
    }

    /** A finding as text, for the people who can do something about it. */
    public String report(PlacedFinding placed, String file) {
        StringBuilder report = new StringBuilder();
        new FindingRow(profile).at(placed.finding()).text(report);
        report.append("\n\n").append(placed.finding().rule().explanation()).append('\n').append(placed.finding().advice());
        return report.append("\n\nCapture: ").append(file).append(", judged by nbdscope.\n").toString();
    }
}
