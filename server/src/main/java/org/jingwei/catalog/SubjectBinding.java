package org.jingwei.catalog;

/**
 * What a dataset's rows are about.
 *
 * @param kind ENTERPRISE, SCHOOL or another kind of subject
 * @param key the element that holds the subject's key
 * @param authoritative whether this dataset is the one that says which subjects there are
 */
public record SubjectBinding(String kind, String key, boolean authoritative) {}
