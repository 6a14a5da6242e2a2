package org.jingwei.scope;

import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;

/**
 * One permission: data of these areas, up to this clearance, of this owner (of every owner when
 * empty).
 */
public record Grant(AreaRanges areas, Clearance clearance, Optional<String> owner) {
    boolean reaches(String dataOwner, Clearance sensitivity) {
        return clearance.reaches(sensitivity) && owner.map(dataOwner::equals).orElse(true);
    }
}
