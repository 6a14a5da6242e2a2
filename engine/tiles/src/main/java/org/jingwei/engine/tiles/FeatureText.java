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

    /** Hands over the bytes of the name; worth doing without a text of its own in between. */
    default void writeName(int ordinal, Utf8Target target) {
        Utf8Target.put(name(ordinal), target);
    }

    /** Hands over the bytes of the key. */
    default void writeKey(int ordinal, Utf8Target target) {
        Utf8Target.put(key(ordinal), target);
    }
}
