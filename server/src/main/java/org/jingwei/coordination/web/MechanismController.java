package org.jingwei.coordination.web;

import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.http.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be asked through the gate, each with the life of its matters. */
@RestController
class MechanismController {
    private final Mechanisms mechanisms;

    MechanismController(Mechanisms mechanisms) {
        this.mechanisms = mechanisms;
    }

    @GetMapping("/api/mechanisms")
    Page<Mechanism> list() {
        return Page.whole(mechanisms.list());
    }
}
