package io.cloudwatchlogging.sample.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.cloudwatchlogging.sample.web.RequestGate.GateRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that refuses requests of other web sites, also those to the actuator, and gives
 * every response the headers by which a browser runs and loads nothing but our own files.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class GateFilter extends OncePerRequestFilter {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
			+ "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		String refusal = RequestGate.refusal(new GateRequest(request.getMethod(), request.getRequestURI(),
				request.getHeader("Host"), request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"),
				request.getHeader("Sec-Fetch-Mode"), request.getHeader("Sec-Fetch-Dest")));
		if (refusal == null) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		response.setContentType("text/plain");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.getWriter().println(refusal);
	}

}
