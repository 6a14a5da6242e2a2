/** Numbers of datasets by area and month, kept up with every batch. */
@NullMarked
package org.jingwei.lake.aggregate;

import org.jspecify.annotations.NullMarked;
