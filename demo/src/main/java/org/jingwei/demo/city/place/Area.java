package org.jingwei.demo.city.place;

/**
 * One node of the area tree.
 *
 * @param code in the length of its own level: 3503, 350302, 350302001, 350302001001
 * @param parent the code one level up; empty at the city, which is the root
 */
public record Area(String code, String name, String parent, Level level) {

    /** The county's code, for a county and everything below it. */
    public String county() {
        return code.substring(0, Math.min(6, code.length()));
    }

    /** The town's code, for a town or a village. */
    public String town() {
        return code.substring(0, Math.min(9, code.length()));
    }
}
