package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Copies of objects that the cache keeps until this is closed. */
final class CachedFiles implements OpenFiles {

    private final ObjectCache cache;
    private final ObjectStore store;
    private final Map<String, ObjectCache.Copy> copies = new HashMap<>();

    CachedFiles(ObjectCache cache, ObjectStore store) {
        this.cache = cache;
        this.store = store;
    }

    @Override
    public Path path(String location) {
        return path(location, location);
    }

    @Override
    public boolean isHere(String location) {
        return cache.has(location);
    }

    @Override
    public Optional<Path> latest(String location) {
        return store.version(location).map(version -> path(location + "." + version, location));
    }

    private Path path(String name, String location) {
        return copies.computeIfAbsent(
                        name, its -> cache.take(its, target -> store.download(location, target)))
                .path();
    }

    @Override
    public void close() {
        copies.values().forEach(cache::release);
        copies.clear();
    }
}
