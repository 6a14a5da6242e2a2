package org.jingwei.demo.city.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.Test;

class AreaListTest {

    private static final AreaList AREAS = AreaList.putian();

    @Test
    void holdsPutiansCountiesTownsAndVillages() {
        assertThat(AREAS.all(Level.CITY)).extracting(Area::name).containsExactly("莆田市");
        assertThat(AREAS.all(Level.COUNTY)).hasSize(5);
        assertThat(AREAS.all(Level.TOWN)).hasSize(57);
        assertThat(AREAS.all(Level.VILLAGE)).hasSize(979);
    }

    @Test
    void everyCodeIsOneOfTheSchemeAndStandsUnderItsParent() {
        for (Area area : AREAS.all()) {
            var code = AreaScheme.CHINA.code(area.code());
            assertThat(code.level().name()).isEqualTo(area.level().name());
            assertThat(code.text()).isEqualTo(area.code());
            if (area.level() != Level.CITY) {
                assertThat(code.parent().orElseThrow().text()).isEqualTo(area.parent());
            }
        }
    }

    @Test
    void theCsvNamesParentsBeforeTheirChildren() {
        assertThat(AREAS.toCsv().lines().limit(3))
                .containsExactly(
                        "code,name,parent,level", "3503,莆田市,,CITY", "350302,城厢区,3503,COUNTY");
        assertThat(AREAS.toCsv().lines()).hasSize(1 + 1 + 5 + 57 + 979);
    }

    @Test
    void everyTownHasASeed() {
        for (Area town : AREAS.all(Level.TOWN)) {
            assertThat(AREAS.seed(town.code()).areaWeight()).isPositive();
        }
    }
}
