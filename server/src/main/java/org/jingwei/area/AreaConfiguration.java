package org.jingwei.area;

import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The area scheme of this place, by its setting. */
@Configuration(proxyBeanMethods = false)
class AreaConfiguration {
    @Bean
    AreaScheme areaScheme(Settings settings) {
        return settings.areaScheme();
    }
}
