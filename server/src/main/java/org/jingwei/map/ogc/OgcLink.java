package org.jingwei.map.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A link as OGC APIs write them. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OgcLink(String href, String rel, String type, String title, Optional<Boolean> templated) {
    static OgcLink of(String href, String rel, String type, String title) {
        return new OgcLink(href, rel, type, title, Optional.empty());
    }

    static OgcLink template(String href, String rel, String type, String title) {
        return new OgcLink(href, rel, type, title, Optional.of(true));
    }
}
