package org.jingwei.engine.lake;

/**
 * A committed batch.
 *
 * @param rows how many rows it brought
 * @param bytes how large its files are
 * @param replaced how many rows of the table it replaced one by one
 */
public record BatchReceipt(String table, String batchId, long rows, long bytes, long replaced) {}
