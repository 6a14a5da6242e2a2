package org.jingwei.lake;

import org.jingwei.scope.Clearance;

/**
 * A subject as the register keeps it.
 *
 * @param sensitivity of the dataset that says that it is there
 * @param address where it is, in words; empty if that is not known or not for everybody
 */
public record RegisteredSubject(Subject subject, Clearance sensitivity, String address) {}
