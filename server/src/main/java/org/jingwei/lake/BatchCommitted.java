package org.jingwei.lake;

/** The rows of a batch are in the lake now. */
public record BatchCommitted(String batchId, String dataset) {}
