/** Keeps the lake in order in the background: compaction, and forgetting of old snapshots. */
@NullMarked
package org.jingwei.lake.keeping;

import org.jspecify.annotations.NullMarked;
