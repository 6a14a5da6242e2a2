package org.jingwei.lake.source.pull;

import org.jspecify.annotations.Nullable;

/** A pull as somebody describes it; nothing in it is checked yet. */
public record PullDefinition(
        @Nullable String name,
        @Nullable String dataset,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String table,
        @Nullable String query,
        @Nullable String watermark,
        @Nullable String overlap,
        @Nullable String zone,
        @Nullable String schedule,
        @Nullable Integer chunkRows,
        @Nullable Boolean enabled) {
    @Override
    public String toString() {
        return "PullDefinition[" + name + "]";
    }
}
