package org.jingwei.demo.city.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;

/** Everybody who has to do with inspections in the demo city, each logged in once. */
final class InspectionDesk {

    /** Who has the centre of the city. */
    static final String CENTRE = "city";

    private final PlatformClient platform;
    private final String password;
    private final ConcurrentMap<String, PlatformClient> people = new ConcurrentHashMap<>();

    InspectionDesk(PlatformClient platform, String password) {
        this.platform = platform;
        this.password = password;
    }

    PlatformClient as(String username) throws InterruptedException {
        PlatformClient known = people.get(username);
        if (known == null) {
            known = platform.as(username, password);
            people.put(username, known);
        }
        return known;
    }

    /** Changes something that may be changed again to the same. */
    void put(String username, String path, Object json) throws InterruptedException {
        as(username).put(path, json).require(path);
    }

    JsonNode get(String username, String path) throws InterruptedException {
        Reply reply = as(username).get(path);
        reply.require(path);
        return reply.json();
    }

    JsonNode post(String username, String path, Map<String, ?> json, String key)
            throws InterruptedException {
        Reply reply = as(username).post(path, json, key);
        reply.require(username + " " + path + " " + key);
        return reply.json();
    }
}
