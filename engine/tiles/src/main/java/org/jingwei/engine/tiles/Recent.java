package org.jingwei.engine.tiles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was asked for last. Safe for many threads; two that miss at once make the same value twice,
 * none waits for the other.
 */
final class Recent<K, V> {

    private final int kept;
    private final Map<K, V> values = new LinkedHashMap<>(64, 0.75f, true);

    Recent(int kept) {
        this.kept = kept;
    }

    V get(K key, Function<K, V> maker) {
        synchronized (values) {
            V known = values.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = maker.apply(key);
        synchronized (values) {
            values.put(key, made);
            if (values.size() > kept) {
                var eldest = values.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }
        return made;
    }
}
