package org.jingwei.map.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jingwei.http.Problem;
import org.jingwei.map.LayerView;
import org.jingwei.map.Layers;
import org.jingwei.map.feature.Feature;
import org.jingwei.map.feature.Features;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * What is at a place, and what is nearest to it, in the layers that a scope has. A layer is read by
 * the rectangle around a circle; only the nearest are kept while it is read. The nearest are looked
 * for in circles that grow fourfold until there are enough: at most five readings a layer.
 */
@Component
public class Nearby {
    private static final double MOST_HERE = 5_000;
    private static final double FIRST_CIRCLE = 250;
    private static final int MOST_ITEMS = 100;
    private static final int MOST_LAYERS = 50;

    private final Layers layers;
    private final Features features;

    Nearby(Layers layers, Features features) {
        this.layers = layers;
        this.features = features;
    }

    /** A place that is asked about. */
    public record Place(double longitude, double latitude) {
        public Place {
            if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                throw Problem.badRequest(
                        "invalid-place",
                        String.format(
                                Locale.ROOT,
                                "%f, %f is no place: longitude goes from -180 to 180, latitude from -90 to"
                                        + " 90.",
                                longitude,
                                latitude));
            }
        }
    }

    private record Near(String id, double metres) {}

    private record NearestOf(long count, List<Near> nearest) {}

    /** The layers asked for, or all that the scope has. */
    List<LayerView> chosen(Scope scope, Optional<List<String>> ids) {
        if (ids.isEmpty() || ids.get().isEmpty()) {
            return layers.views(scope);
        }
        if (ids.get().size() > MOST_LAYERS) {
            throw Problem.badRequest(
                    "too-many-layers", "At most " + MOST_LAYERS + " layers are read at once.");
        }
        return ids.get().stream().distinct().map(id -> layers.view(scope, id)).toList();
    }

    /** Everything within some metres of a place, by layer, the nearest first. */
    public List<Found.InLayer> here(
            Scope scope, Place place, double metres, Optional<List<String>> ids, int limit) {
        if (!(metres > 0 && metres <= MOST_HERE)) {
            throw Problem.badRequest(
                    "invalid-radius", "The radius must be from 0 to " + MOST_HERE + " metres.");
        }
        int most = checked(limit);
        List<Found.InLayer> found = new ArrayList<>();
        for (LayerView layer : chosen(scope, ids)) {
            NearestOf nearest = nearest(scope, layer, place, metres, most);
            if (nearest.count() > 0) {
                found.add(inLayer(scope, layer, nearest));
            }
        }
        return found;
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw Problem.badRequest(
                    "invalid-limit", "limit must be from 1 to " + MOST_ITEMS + ".");
        }
        return limit;
    }

    /** The nearest of each layer up to some metres away. */
    public List<Found.InLayer> nearest(
            Scope scope, Place place, double metres, Optional<List<String>> ids, int limit) {
        if (!(metres > 0 && metres <= Distances.MOST_METRES)) {
            throw Problem.badRequest(
                    "invalid-radius",
                    "maxMetres must be from 0 to " + (int) Distances.MOST_METRES + ".");
        }
        int most = checked(limit);
        List<Found.InLayer> found = new ArrayList<>();
        for (LayerView layer : chosen(scope, ids)) {
            double circle = Math.min(FIRST_CIRCLE, metres);
            NearestOf nearest = nearest(scope, layer, place, circle, most);
            while (nearest.count() < most && circle < metres) {
                circle = Math.min(circle * 4, metres);
                nearest = nearest(scope, layer, place, circle, most);
            }
            if (nearest.count() > 0) {
                found.add(inLayer(scope, layer, nearest));
            }
        }
        return found;
    }

    private NearestOf nearest(Scope scope, LayerView layer, Place place, double metres, int most) {
        Distances distances = new Distances(place.longitude(), place.latitude());
        PriorityQueue<Near> kept =
                new PriorityQueue<>(Comparator.comparingDouble(Near::metres).reversed());
        long[] count = {0};
        features.places(
                scope,
                layer,
                distances.around(metres),
                each -> {
                    double distance = distances.to(each.geometry());
                    if (distance <= metres) {
                        count[0]++;
                        kept.add(new Near(each.id(), distance));
                        if (kept.size() > most) {
                            kept.remove();
                        }
                    }
                });
        List<Near> nearest =
                kept.stream()
                        .sorted(Comparator.comparingDouble(Near::metres).thenComparing(Near::id))
                        .toList();
        return new NearestOf(count[0], nearest);
    }

    private Found.InLayer inLayer(Scope scope, LayerView layer, NearestOf nearest) {
        List<Feature> read =
                features.list(scope, layer, nearest.nearest().stream().map(Near::id).toList());
        List<Found> items = new ArrayList<>();
        for (Feature feature : read) {
            Optional<Double> distance =
                    nearest.nearest().stream()
                            .filter(near -> near.id().equals(feature.id()))
                            .map(Near::metres)
                            .findFirst();
            items.add(Found.of(feature, distance));
        }
        return Found.InLayer.of(layer.info(), nearest.count(), items);
    }
}
