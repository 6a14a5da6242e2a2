/** What tests start and speak to: a real server on a real PostgreSQL, and the fixture city. */
@NullMarked
package org.jingwei.testing;

import org.jspecify.annotations.NullMarked;
