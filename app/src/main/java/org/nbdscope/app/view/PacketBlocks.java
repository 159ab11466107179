package org.nbdscope.app.view;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.nbdscope.dissector.detail.PacketOutcome;

/**
 * The packets that a list has in sight, and some that it had: read in blocks in the background. What is not there yet comes later; then
 * the list is told. For the thread of the window.
 */
final class PacketBlocks implements PacketSource {

    /** Packets of a block. */
    private static final int BLOCK = 64;
    /** Blocks that are kept: {@value #BLOCK} lines each. */
    private static final int MAX_BLOCKS = 128;

    private final CaptureDocument document;
    private final Executor window;
    private final Runnable changed;
    private final Map<Long, PacketLine[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, PacketLine[]> eldest) {
            return size() > MAX_BLOCKS;
        }
    };
    private final Set<Long> asked = new HashSet<>();
    /** Belongs to whoever reads. */
    private PacketLines lines;

    PacketBlocks(CaptureDocument document, Executor window, Runnable changed) {
        this.document = document;
        this.window = window;
        this.changed = changed;
    }

    @Override
    public PacketLine line(long number) {
        long block = (number - 1) / BLOCK;
        PacketLine[] known = blocks.get(block);
        PacketLine line = known == null ? null : known[(int) ((number - 1) % BLOCK)];
        if (line == null && asked.add(block)) {
            document.inFile(file -> read(block, file)).whenComplete((read, problem) -> window.execute(() -> {
                if (problem == null) {
                    // What the file does not hold is not asked for again, but the last block of one that grows is.
                    if (count(read) > count(blocks.put(block, read))) {
                        asked.remove(block);
                    }
                    changed.run();
                }
            }));
        }
        return line;
    }

    private static int count(PacketLine[] lines) {
        return lines == null ? 0 : (int) Arrays.stream(lines).filter(Objects::nonNull).count();
    }

    private PacketLine[] read(long block, FileAccess file) throws IOException {
        if (lines == null) {
            lines = new PacketLines(document);
        }
        PacketLine[] read = new PacketLine[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            PacketOutcome packet = file.packets().read(block * BLOCK + i + 1);
            if (packet == null) {
                break;
            }
            read[i] = lines.of(packet);
        }
        return read;
    }
}
