package org.jingwei.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.identity.Caller;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Grant;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Names the areas of a caller. */
@Component
class CallerViews {
    private static final int MOST_AREAS = 100;

    private final Areas areas;

    CallerViews(Areas areas) {
        this.areas = areas;
    }

    CallerView of(Caller caller) {
        Scope scope = caller.scope();
        List<Long> granted =
                scope.territory().list().stream().map(AreaRange::lo).limit(MOST_AREAS).toList();
        Map<Long, AreaName> names = areas.names(scope, granted);
        List<AreaName> named =
                granted.stream().flatMap(code -> Stream.ofNullable(names.get(code))).toList();
        return new CallerView(
                caller.username(),
                caller.displayName(),
                caller.role(),
                caller.mustChangePassword(),
                caller.organisation(),
                beginning(scope, named),
                named,
                clearance(scope),
                scope.subject(),
                caller.role().places());
    }

    private Optional<AreaName> beginning(Scope scope, List<AreaName> named) {
        if (named.isEmpty()) {
            return areas.root(scope);
        }
        List<AreaCode> common = areas.scheme().code(named.getFirst().code()).ancestors();
        for (AreaName other : named) {
            AreaCode code = areas.scheme().code(other.code());
            common = common.stream().filter(ancestor -> ancestor.contains(code)).toList();
        }
        Map<Long, AreaName> known =
                areas.names(scope, common.stream().map(AreaCode::value).toList());
        return common.reversed().stream()
                .flatMap(code -> Stream.ofNullable(known.get(code.value())))
                .findFirst();
    }

    private static Clearance clearance(Scope scope) {
        return scope.grants().stream()
                .filter(grant -> grant.owner().isEmpty())
                .map(Grant::clearance)
                .max(Clearance::compareTo)
                .orElse(Clearance.PUBLIC);
    }
}
