/** The connectors over HTTP. */
@NullMarked
package org.jingwei.lake.source.web;

import org.jspecify.annotations.NullMarked;
