/**
 * The shop as a web application for a servlet container.
 */
@NullMarked
package com.example.war;

import org.jspecify.annotations.NullMarked;
