package org.jingwei.engine.tiles;

/** Looks up what is written beside a point on the map; called only for points that are shown. */
public interface FeatureText {

    /** No text for any point. */
    FeatureText NONE =
            new FeatureText() {
                @Override
                public String name(int ordinal) {
                    return "";
                }

                @Override
                public String key(int ordinal) {
                    return "";
                }
            };

    /** The name of the point that was added as this how-manieth, from 0; empty for none. */
    String name(int ordinal);

    /** The key of what stands there, for example a credit code; empty for none. */
    String key(int ordinal);
}
