package org.jingwei;

import java.util.HashMap;
import java.util.Map;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;

/** Our settings as the properties that Spring Boot reads. */
final class ApplicationProperties {
    private ApplicationProperties() {}

    static Map<String, Object> of(Settings settings, Database database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.value(Setting.ADDRESS));
        properties.put("server.port", settings.value(Setting.PORT));
        properties.put("spring.datasource.url", database.application().url());
        properties.put("spring.datasource.username", database.application().user());
        properties.put("spring.datasource.password", database.application().password());
        properties.put("spring.flyway.url", database.owner().url());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("spring.flyway.placeholders.applicationRole", database.application().user());
        return properties;
    }
}
