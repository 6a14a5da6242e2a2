package org.jingwei.area.web;

import org.jingwei.area.Zone;
import org.jingwei.area.Zones;
import org.jingwei.http.Page;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists and adds functional zones. */
@RestController
@RequestMapping("/api/zones")
class ZoneController {
    private final Zones zones;

    ZoneController(Zones zones) {
        this.zones = zones;
    }

    @GetMapping
    Page<Zone> list(Scope scope) {
        return Page.whole(zones.list(scope));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Zone add(Scope scope, @RequestBody Zone zone) {
        return zones.add(scope, zone);
    }
}
