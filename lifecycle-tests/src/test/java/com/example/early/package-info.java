/**
 * What an application has Spring Cloud do before it starts itself.
 */
@NullMarked
package com.example.early;

import org.jspecify.annotations.NullMarked;
