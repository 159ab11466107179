package org.nbdscope.dissector.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the rules add to the time of decoding; it should stay below a quarter. One operation is the whole file; the file is in the page
 * cache. CONTRIBUTING tells how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class RulesBenchmark {

    /** The capture. */
    @Param("")
    public String file;

    /** Messages in the tables. */
    @Benchmark
    public CaptureModel a1decoding() throws IOException {
        CaptureModel model = new CaptureModel();
        try (CaptureReader reader = CaptureReader.open(Path.of(file))) {
            dissect(new Dissection(reader, model));
        }
        return model;
    }

    /** The same, and held against the rules. */
    @Benchmark
    public FindingCollector a2rules() throws IOException {
        FindingCollector findings = new FindingCollector();
        try (CaptureReader reader = CaptureReader.open(Path.of(file))) {
            dissect(Dissection.withListener(reader, new CaptureModel(), new RuleChecks(findings)));
        }
        return findings;
    }

    private static void dissect(Dissection dissection) throws IOException {
        while (dissection.read(8192) == 8192) {
            continue;
        }
        dissection.finish();
    }
}
