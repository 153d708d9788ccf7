/**
 * A servlet container, on whose class path is nothing but itself.
 */
@NullMarked
package com.example.container;

import org.jspecify.annotations.NullMarked;
