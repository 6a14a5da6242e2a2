package org.jingwei.map.ogc;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** JSON as a plain page: lists and tables, addresses as links; works without scripts. */
final class HtmlPage {
    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{title}</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;vertical-align:top}
            th{font-weight:600;background:#f4f6f8}</style></head>
            <body><h1>{title}</h1>
            """;

    private final StringBuilder html = new StringBuilder();

    private HtmlPage() {}

    static byte[] of(String title, JsonNode json) {
        HtmlPage page = new HtmlPage();
        page.html.append(HEAD.replace("{title}", HtmlUtils.htmlEscape(title)));
        page.write(json);
        page.html.append("</body></html>\n");
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(JsonNode node) {
        if (node.isObject() && node.has("href")) {
            link(node.path("href").asString(""), label(node));
        } else if (node.isObject() && node.has("coordinates")) {
            text(node.toString());
        } else if (node.isObject()) {
            html.append("<table>");
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                html.append("<tr><th>").append(HtmlUtils.htmlEscape(entry.getKey()));
                html.append("</th><td>");
                write(entry.getValue());
                html.append("</td></tr>");
            }
            html.append("</table>\n");
        } else if (node.isArray()) {
            html.append("<ul>");
            for (JsonNode item : node) {
                html.append("<li>");
                write(item);
                html.append("</li>");
            }
            html.append("</ul>\n");
        } else {
            text(node.asString(""));
        }
    }

    private static String label(JsonNode link) {
        return link.path("rel").asString("") + ": " + link.path("title").asString("");
    }

    private void link(String href, String label) {
        boolean template = href.contains("{");
        if (template) {
            text(label + " " + href);
            return;
        }
        html.append("<a href=\"").append(HtmlUtils.htmlEscape(href)).append("\">");
        text(label);
        html.append("</a>");
    }

    private void text(String value) {
        String escaped = HtmlUtils.htmlEscape(value);
        if (value.startsWith("http://") || value.startsWith("https://")) {
            html.append("<a href=\"").append(escaped).append("\">").append(escaped).append("</a>");
        } else {
            html.append(escaped);
        }
    }
}
