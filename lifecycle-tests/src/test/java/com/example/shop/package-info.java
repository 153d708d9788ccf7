/**
 * A Spring Boot application that logs at every turn of its life and does not know who
 * ships its lines.
 */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
