/**
 * An application with properties that are known only when its classes are read.
 */
@NullMarked
package com.example.late;

import org.jspecify.annotations.NullMarked;
