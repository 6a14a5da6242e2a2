package org.jingwei.map.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.map.LayerView;
import org.jingwei.map.Layers;
import org.jingwei.map.feature.Features;
import org.jingwei.map.feature.Features.FeaturePlace;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * What lies within a region: counted by layer, listed, or all of it for a file. Each reading passes
 * over the places in the rectangle around the region.
 */
@Component
public class Within {
    private final Layers layers;
    private final Nearby nearby;
    private final Features features;
    private final long mostExported;

    Within(Layers layers, Nearby nearby, Features features, Settings settings) {
        this.layers = layers;
        this.nearby = nearby;
        this.features = features;
        this.mostExported = settings.number(Setting.MAX_EXPORT_ROWS);
    }

    /** How many features of a layer lie within. */
    public record Count(String key, String name, String nameEn, long count) {}

    List<Count> count(Scope scope, Region region, Optional<List<String>> ids) {
        List<Count> counts = new ArrayList<>();
        for (LayerView layer : nearby.chosen(scope, ids)) {
            long[] count = {0};
            features.places(
                    scope,
                    layer,
                    region.bounds(),
                    place -> count[0] += region.meets().test(place.geometry()) ? 1 : 0);
            counts.add(
                    new Count(
                            layer.info().id(),
                            layer.info().name(),
                            layer.info().nameEn(),
                            count[0]));
        }
        return counts;
    }

    /** One page of a layer's features within, in the order of their numbers. */
    Page<Found> list(Scope scope, Region region, String id, PageRequest page) {
        LayerView layer = layers.view(scope, id);
        long after = page.cursorAsNumber().orElse(Long.MIN_VALUE);
        int wanted = page.limit() + 1;
        PriorityQueue<FeaturePlace> first =
                new PriorityQueue<>(Comparator.comparingLong(FeaturePlace::order).reversed());
        features.places(
                scope,
                layer,
                region.bounds(),
                place -> {
                    if (place.order() > after && region.meets().test(place.geometry())) {
                        first.add(place);
                        if (first.size() > wanted) {
                            first.remove();
                        }
                    }
                });
        List<FeaturePlace> sorted =
                first.stream().sorted(Comparator.comparingLong(FeaturePlace::order)).toList();
        List<FeaturePlace> shown = sorted.subList(0, Math.min(page.limit(), sorted.size()));
        List<Found> items =
                features.list(scope, layer, shown.stream().map(FeaturePlace::id).toList()).stream()
                        .map(feature -> Found.of(feature, Optional.empty()))
                        .toList();
        return new Page<>(
                items,
                sorted.size() > page.limit()
                        ? Optional.of(Long.toString(shown.getLast().order()))
                        : Optional.empty(),
                Optional.empty());
    }

    private record Numbered(String id, long order) {}

    /** A layer whose features within leave as a file. */
    record Exported(LayerView layer, List<String> ids) {}

    /**
     * All features of a layer within.
     *
     * @throws Problem 422 if they are more than a file holds
     */
    Exported export(Scope scope, Region region, String id, long formRows) {
        LayerView layer = layers.view(scope, id);
        long most = Math.min(formRows, mostExported);
        List<Numbered> found = new ArrayList<>();
        features.places(
                scope,
                layer,
                region.bounds(),
                place -> {
                    if (region.meets().test(place.geometry())) {
                        found.add(new Numbered(place.id(), place.order()));
                        if (found.size() > most) {
                            throw Problem.invalid(
                                    "export-too-large",
                                    "There are more than "
                                            + most
                                            + " features within, the most of one file: draw it"
                                            + " smaller.");
                        }
                    }
                });
        found.sort(Comparator.comparingLong(Numbered::order));
        return new Exported(layer, found.stream().map(Numbered::id).toList());
    }
}
