package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.SavedFilters.Saved;

class SavedFiltersTest {

    private final Settings settings = new Settings(new MemoryPreferences());
    private final SavedFilters saved = new SavedFilters(settings);

    @Test
    void beginsWithFiltersThatAreFilters() {
        assertTrue(saved.all().size() > 1);
        for (Saved each : saved.all()) {
            assertEquals(FilterInput.State.VALID, FilterInput.of(each.filter()).state(), each.filter());
        }
    }

    @Test
    void lasts() {
        int before = saved.all().size();
        saved.add(new Saved("Slow\tones", "nbd.transaction.latency > 0.1"));
        List<Saved> after = new SavedFilters(settings).all();
        assertEquals(before + 1, after.size());
        assertEquals(new Saved("Slow ones", "nbd.transaction.latency > 0.1"), after.get(before));
    }

    @Test
    void changesAndForgets() {
        Saved first = saved.all().get(0);
        Saved changed = new Saved("Maps", first.filter());
        saved.replace(first, changed);
        assertEquals(changed, saved.all().get(0));
        saved.all().forEach(each -> saved.replace(each, null));
        assertEquals(List.of(), new SavedFilters(settings).all(), "none is none, and not those of the beginning");
    }
}
