package org.nbdscope.app.cli;

import java.util.List;
import org.nbdscope.dissector.analysis.ContextMaps;
import org.nbdscope.dissector.analysis.CoverageBuilder;
import org.nbdscope.dissector.analysis.CoverageMap;
import org.nbdscope.dissector.analysis.CoverageVisitor;
import org.nbdscope.dissector.analysis.Disk;
import org.nbdscope.dissector.analysis.DiskCoverage;
import org.nbdscope.dissector.analysis.MapTotals;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.MapRow;
import org.nbdscope.dissector.export.MapTotalRow;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.protocol.StateNames;
import org.nbdscope.dissector.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code map}. */
@Command(name = "map", description = "What nbdinfo --map would have printed, from the capture.", sortOptions = false)
final class MapCommand extends RowCommand {

    @Option(names = "--context", paramLabel = "NAME", defaultValue = StateNames.BASE_ALLOCATION,
            description = "Metadata context; default base:allocation.")
    String context;

    @Option(names = "--totals", description = "How much has which status, in place of the ranges.")
    boolean totals;

    @Option(names = "--unknown", description = "Print ranges that no answer was about as well.")
    boolean unknown;

    @Option(names = "--session", paramLabel = "N", description = "Only the answers of this session.")
    Integer session;

    @Option(names = "--export", paramLabel = "NAME", description = "The disk with this export name.")
    String export;

    private CoverageBuilder coverage;

    /** The filter chooses answers, not ranges. */
    @Override
    DisplayFilter rowFilter(DisplayFilter userFilter) {
        return DisplayFilter.EVERYTHING;
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        coverage = new CoverageBuilder(capture.model());
        return new FilteredMessages(capture, filter(), coverage);
    }

    @Override
    void printRest(OpenCapture capture) {
        ContextMaps maps = session != null ? ofSession(capture) : ofDisk();
        CoverageMap map = maps == null ? null : maps.map(context);
        if (map == null) {
            console().remark(maps == null ? "no answer to a block status request in this capture"
                    : "no answer in " + context + "; there are answers in " + String.join(", ", maps.contexts()));
            return;
        }
        if (totals) {
            printTotals(MapTotals.of(context, map));
        } else {
            printRanges(map);
        }
    }

    private ContextMaps ofSession(OpenCapture capture) {
        for (Session candidate : capture.model().sessions()) {
            if (candidate.number() == session) {
                return coverage.mapsOf(candidate.id());
            }
        }
        throw new UsageException("--session " + session + ": there is no such session in this capture");
    }

    private ContextMaps ofDisk() {
        List<DiskCoverage> disks = coverage.disks();
        if (export != null) {
            disks = disks.stream().filter(disk -> export.equals(disk.disk().export())).toList();
            if (disks.isEmpty() && !coverage.disks().isEmpty()) {
                throw new UsageException("--export " + export + ": no answers about such an export in this capture");
            }
        }
        if (disks.size() > 1) {
            console().remark("answers about " + disks.size() + " disks; this is the first, " + name(disks.get(0).disk())
                    + " (--session or --export chooses)");
        }
        return disks.isEmpty() ? null : disks.get(0).maps();
    }

    private static String name(Disk disk) {
        String name = disk.export() == null || disk.export().isEmpty() ? "the default export" : "export \"" + disk.export() + '"';
        return name + (disk.size() == null ? "" : " of " + ByteCount.exact(disk.size())) + " at " + disk.server();
    }

    private void printTotals(MapTotals mapTotals) {
        MapTotalRow row = new MapTotalRow();
        for (StatusTotal total : mapTotals.totals()) {
            printer().print(row.at(total));
        }
    }

    private void printRanges(CoverageMap map) {
        MapRow row = new MapRow(context);
        map.visit(new CoverageVisitor() {
            @Override
            public void known(long offset, long length, long flags, long when) {
                printer().print(row.known(offset, length, flags));
            }

            @Override
            public void unknown(long offset, long length) {
                if (unknown) {
                    printer().print(row.unknown(offset, length));
                }
            }
        });
    }
}
