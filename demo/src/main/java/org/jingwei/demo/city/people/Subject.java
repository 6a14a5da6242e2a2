package org.jingwei.demo.city.people;

/** The enterprise or school that an organisation is. */
public record Subject(String kind, String key) {}
