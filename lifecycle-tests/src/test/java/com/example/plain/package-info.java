/**
 * An application without Spring.
 */
@NullMarked
package com.example.plain;

import org.jspecify.annotations.NullMarked;
