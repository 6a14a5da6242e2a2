package org.jingwei.map.web;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.PATH;

import io.swagger.v3.oas.annotations.Parameter;
import org.jingwei.engine.geo.TileId;
import org.jingwei.http.Problem;

/**
 * Which tile is asked for, as somebody wrote it.
 *
 * @param layer the layer's id
 * @param z zoom
 * @param x column, from the west
 * @param y row, from the north
 */
record TileAddress(
        @Parameter(in = PATH, required = true) String layer,
        @Parameter(in = PATH, required = true) String z,
        @Parameter(in = PATH, required = true) String x,
        @Parameter(in = PATH, required = true) String y) {

    /**
     * The tile.
     *
     * @throws Problem if there is none of this name
     */
    TileId tile() {
        try {
            return new TileId(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y));
        } catch (NumberFormatException e) {
            throw Problem.badRequest(
                    "invalid-tile",
                    "A tile is named by three whole numbers: zoom, column and row.");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("invalid-tile", e.getMessage() + ".");
        }
    }
}
