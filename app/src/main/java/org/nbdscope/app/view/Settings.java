package org.nbdscope.app.view;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

/** What lasts from one run of the window to the next. */
public final class Settings {

    /** Files that are remembered. */
    public static final int MAX_RECENT = 12;
    /** Filters that are remembered. */
    public static final int MAX_FILTERS = 20;

    /** Keeps the logger from being collected before the first use. */
    private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

    private final Preferences node;

    /** Settings that are kept in a node of the preferences. */
    public Settings(Preferences node) {
        this.node = node;
    }

    /** The settings of whoever runs the program. */
    public static Settings ofUser() {
        // It reports on standard error where it makes its folder, which is nobody's concern.
        PREFERENCES_LOG.setLevel(Level.SEVERE);
        return new Settings(Preferences.userRoot().node("org/nbdscope"));
    }

    /** Settings that nobody keeps. */
    public static Settings forgotten() {
        return new Settings(new MemoryPreferences());
    }

    /** A word that was kept, or another one. */
    public String get(String key, String otherwise) {
        return node.get(key, otherwise);
    }

    /** Keeps a word. */
    public void put(String key, String value) {
        node.put(key, value);
    }

    /** Forgets everything whose key begins so. */
    public void removeAll(String beginning) {
        try {
            for (String key : node.keys()) {
                if (key.startsWith(beginning)) {
                    node.remove(key);
                }
            }
        } catch (BackingStoreException e) {
            PREFERENCES_LOG.log(Level.SEVERE, "the preferences cannot be read", e);
        }
    }

    /** A number that was kept, or another one. */
    public double get(String key, double otherwise) {
        return node.getDouble(key, otherwise);
    }

    /** Keeps a number. */
    public void put(String key, double value) {
        node.putDouble(key, value);
    }

    /** A constant that was kept, or another one. */
    public <E extends Enum<E>> E get(String key, E otherwise) {
        String name = node.get(key, otherwise.name());
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return otherwise;
    }

    /** Keeps a constant. */
    public void put(String key, Enum<?> value) {
        node.put(key, value.name());
    }

    /** The files that were opened last, the latest first. */
    public List<Path> recentFiles() {
        return list("recent").stream().map(Path::of).toList();
    }

    /** A file is open; nothing happens where it is the latest one already. */
    public void addRecentFile(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        List<Path> before = recentFiles();
        if (!before.isEmpty() && before.get(0).equals(whole)) {
            return;
        }
        add("recent", whole.toString(), MAX_RECENT);
        List<Path> now = recentFiles();
        before.stream().filter(other -> !now.contains(other)).forEach(other -> node.remove(thumbnailKey(other)));
    }

    /** What is remembered of a file that was opened; null for nothing. */
    public Thumbnail thumbnail(Path file) {
        return Thumbnail.of(node.get(thumbnailKey(file), ""));
    }

    /** Remembers what was in a file. */
    public void put(Path file, Thumbnail thumbnail) {
        node.put(thumbnailKey(file), thumbnail.text());
    }

    /** Keys may have 80 characters, paths have more. */
    private static String thumbnailKey(Path file) {
        return "thumbnail " + UUID.nameUUIDFromBytes(file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets the files. */
    public void clearRecentFiles() {
        recentFiles().forEach(file -> node.remove(thumbnailKey(file)));
        node.remove("recent");
    }

    /** The filters that were used last, the latest first. */
    public List<String> recentFilters() {
        return list("filters");
    }

    /** A filter was used. */
    public void addRecentFilter(String filter) {
        add("filters", filter, MAX_FILTERS);
    }

    private List<String> list(String key) {
        String lines = node.get(key, "");
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }

    private void add(String key, String line, int most) {
        List<String> lines = new ArrayList<>(list(key));
        lines.remove(line);
        lines.add(0, line);
        while (lines.size() > most || String.join("\n", lines).length() > Preferences.MAX_VALUE_LENGTH) {
            lines.remove(lines.size() - 1);
        }
        node.put(key, String.join("\n", lines));
    }
}
