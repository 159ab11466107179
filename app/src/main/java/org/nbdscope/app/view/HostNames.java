package org.nbdscope.app.view;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The names of hosts in the place of their addresses. Only where somebody asks for them: to find a name the system asks others on the
 * network, who learn what is looked at. A name is looked for once, behind what is shown.
 */
public final class HostNames {

    /** Addresses whose names are looked for at most; further ones stay numbers. */
    private static final int MAX_HOSTS = 4096;

    private final BooleanProperty shown = new SimpleBooleanProperty();
    /** By address; the address itself while its name is looked for, and where it has none. */
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final AtomicInteger version = new AtomicInteger();
    private final ExecutorService lookups = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "host names");
        thread.setDaemon(true);
        return thread;
    });
    private final UnaryOperator<String> lookup;
    private volatile boolean wanted;

    /** Addresses stay what they are until {@link #shown} is set. */
    public HostNames() {
        this(HostNames::find);
    }

    /** @param lookup from the address to the name; the address where there is none */
    HostNames(UnaryOperator<String> lookup) {
        this.lookup = lookup;
        shown.addListener((property, before, now) -> {
            wanted = now;
            version.incrementAndGet();
        });
    }

    /** Whether names are shown; for the thread of the window. */
    public BooleanProperty shown() {
        return shown;
    }

    /** Changes when what {@link #endpoint} answered may be another thing now. */
    public int version() {
        return version.get();
    }

    /**
     * What to show for an address with its port; from any thread.
     *
     * @param endpoint {@code 127.0.0.1:46414} or {@code [::1]:10809}
     */
    public String endpoint(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        if (!wanted || colon < 0) {
            return endpoint;
        }
        String address = endpoint.substring(0, colon);
        String name = names.get(address);
        if (name == null && names.size() < MAX_HOSTS && names.putIfAbsent(address, address) == null) {
            lookups.execute(() -> found(address, lookup.apply(address)));
        }
        return (name == null ? address : name) + endpoint.substring(colon);
    }

    private void found(String address, String name) {
        if (!name.equals(address)) {
            names.put(address, name);
            version.incrementAndGet();
        }
    }

    private static String find(String address) {
        try {
            InetAddress host = InetAddress.getByName(address);
            String name = host.getCanonicalHostName();
            return name.equals(host.getHostAddress()) ? address : name;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
