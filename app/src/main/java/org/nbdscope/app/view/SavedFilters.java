package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.List;

/** The display filters that somebody keeps as buttons; they last. */
public final class SavedFilters {

    /** A filter with the name of its button. */
    public record Saved(String name, String filter) {
    }

    private static final String KEY = "saved filters";
    /** Between a name and its filter. */
    private static final String NAME_END = "\t";
    private static final List<Saved> FIRST = List.of(new Saved("Block status", "nbd.type == NBD_CMD_BLOCK_STATUS"),
            new Saved("Errors", "nbd.error != 0"), new Saved("Unanswered", "nbd.transaction.unanswered == true"));

    private final Settings settings;

    /** Those that are kept in the settings; a few to begin with. */
    public SavedFilters(Settings settings) {
        this.settings = settings;
    }

    /** In the order of the buttons. */
    public List<Saved> all() {
        String kept = settings.get(KEY, (String) null);
        if (kept == null) {
            return FIRST;
        }
        List<Saved> saved = new ArrayList<>();
        for (String line : kept.split("\n")) {
            String[] parts = line.split(NAME_END, 2);
            if (parts.length == 2) {
                saved.add(new Saved(parts[0], parts[1]));
            }
        }
        return saved;
    }

    /** Keeps a filter behind the others. */
    public void add(Saved added) {
        List<Saved> saved = new ArrayList<>(all());
        saved.add(added);
        keep(saved);
    }

    /** Puts another one in the place of one; null to forget it. */
    public void replace(Saved before, Saved now) {
        List<Saved> saved = new ArrayList<>(all());
        int place = saved.indexOf(before);
        if (place >= 0) {
            saved.remove(place);
            if (now != null) {
                saved.add(place, now);
            }
            keep(saved);
        }
    }

    private void keep(List<Saved> saved) {
        settings.put(KEY, String.join("\n", saved.stream().map(each -> plain(each.name()) + NAME_END + plain(each.filter())).toList()));
    }

    private static String plain(String text) {
        return text.replace(NAME_END, " ").replace("\n", " ").strip();
    }
}
