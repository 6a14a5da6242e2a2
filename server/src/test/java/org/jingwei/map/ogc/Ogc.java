package org.jingwei.map.ogc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** The OGC APIs of the fixture city, as the centre sees them. */
final class Ogc {
    static final TestServer CITY = TestServer.withFixtureCity();
    static final ApiClient CLIENT = CITY.as("city");

    private Ogc() {}

    static Answer get(String path, String... headers) {
        return CLIENT.get("/ogc" + path, headers);
    }

    static JsonNode json(String path) {
        return get(path).expect(200).json();
    }

    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }

    static Optional<JsonNode> link(JsonNode resource, String rel) {
        return list(resource.path("links")).stream()
                .filter(link -> link.path("rel").asString("").equals(rel))
                .findFirst();
    }

    /** Follows a link of a resource. */
    static Answer follow(JsonNode resource, String rel) {
        String href = link(resource, rel).orElseThrow().path("href").asString();
        return CLIENT.get(href.substring(CLIENT.address().length()));
    }

    static List<String> ids(JsonNode collection) {
        return list(collection.path("features")).stream()
                .map(feature -> feature.path("id").asString())
                .toList();
    }
}
