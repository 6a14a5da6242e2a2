package org.jingwei.coordination.village;

import java.util.Set;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.UsualLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked of villages and towns 村级事务准入. */
@Configuration(proxyBeanMethods = false)
class VillageConfiguration {
    @Bean
    Mechanism villageMechanism() {
        return new Mechanism(
                "VILLAGE", "村级事务", "Task for villages", Set.of("AREA"), UsualLife.LIFE);
    }
}
