package org.jingwei.demo.city.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** An organisation as the platform registers it. */
public record Organisation(
        String id,
        String name,
        String kind,
        String area,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Subject> subject) {

    /** One that is no subject itself. */
    public static Organisation of(String kind, String id, String name, String area) {
        return new Organisation(id, name, kind, area, Optional.empty());
    }
}
