package org.jingwei.coordination.inspection;

import java.util.Set;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.UsualLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Inspections of enterprises 涉企执法检查. */
@Configuration(proxyBeanMethods = false)
class InspectionConfiguration {
    @Bean
    Mechanism inspectionMechanism() {
        return new Mechanism(
                "INSPECTION",
                "涉企检查",
                "Inspection of enterprises",
                Set.of("ENTERPRISE"),
                UsualLife.LIFE);
    }
}
