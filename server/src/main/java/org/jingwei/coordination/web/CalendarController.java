package org.jingwei.coordination.web;

import java.time.LocalDate;
import org.jingwei.coordination.calendar.CalendarDay;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The working days and hours of the caller's area, shown and set. */
@RestController
@RequestMapping("/api/calendar")
class CalendarController {
    private final Calendars calendars;

    CalendarController(Calendars calendars) {
        this.calendars = calendars;
    }

    /** What is said of a day. */
    record Said(boolean working, @Nullable String name) {}

    /** Spans like {@code 09:00-12:00,14:30-17:30}; empty for what holds around the area. */
    record Hours(@Nullable String hours) {}

    @GetMapping
    Calendars.Year year(Scope scope, @RequestParam int year) {
        return calendars.year(scope, year);
    }

    @PutMapping("/days/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setDay(
            Scope scope,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestBody Said said) {
        String name = said.name() == null ? "" : said.name().strip();
        calendars.setDay(scope, new CalendarDay(day, said.working(), name));
    }

    @DeleteMapping("/days/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetDay(
            Scope scope,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        calendars.resetDay(scope, day);
    }

    @PutMapping("/hours")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setHours(Scope scope, @RequestBody Hours hours) {
        calendars.setHours(scope, hours.hours() == null ? "" : hours.hours());
    }
}
