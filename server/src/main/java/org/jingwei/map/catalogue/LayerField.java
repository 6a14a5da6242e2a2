package org.jingwei.map.catalogue;

import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;

/**
 * A property of a layer's features.
 *
 * @param masked whether a reader without a purpose sees it masked
 */
public record LayerField(
        String name, String label, String labelEn, ElementType type, boolean masked) {

    /** The property that holds an element of a dataset. */
    public static LayerField of(Element element) {
        return new LayerField(
                element.name(),
                element.label(),
                element.labelEn(),
                element.type(),
                element.isMasked());
    }
}
