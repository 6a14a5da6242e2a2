package org.jingwei.coordination.campus;

import java.util.Set;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.UsualLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked of schools 社会事务进校园. */
@Configuration(proxyBeanMethods = false)
class CampusConfiguration {
    @Bean
    Mechanism campusMechanism() {
        return new Mechanism(
                "CAMPUS", "进校园事务", "Activity in schools", Set.of("SCHOOL"), UsualLife.LIFE);
    }
}
