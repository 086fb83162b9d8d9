package elchi.admin.access;

import java.time.Clock;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Three guards: of the public pages, of the interface for programs, and of everything
 * else. What none of the {@link Doors} opens is closed.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class GuardConfiguration {

	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	Doors doors() {
		return new Doors();
	}

	@Bean
	Visits visits(Users users) {
		return new Visits(users);
	}

	@Bean
	Refusals refusals(Doors doors, RefusalPage page, AuditLog audit) {
		return new Refusals(doors, page, audit);
	}

	@Bean
	PasswordLogin passwordLogin(UserStore users, Passwords passwords, Clock clock) {
		return new PasswordLogin(users, passwords, new LoginThrottle(clock), clock);
	}

	@Bean
	WebMvcConfigurer auditedActs(Doors doors, AuditLog log, Visits visits, Clock clock) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new AuditedActs(doors, log, visits, clock));
			}

		};
	}

	/**
	 * The token in the address is all that a reader has; there is no session that a form
	 * of a stranger could use. The pages bring their own headers.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain publicGuard(HttpSecurity http, Doors doors) {
		return http.securityMatcher(doors.open())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache((cache) -> cache.disable())
			.logout((logout) -> logout.disable())
			.headers((headers) -> headers.defaultsDisabled()
				.contentTypeOptions(Customizer.withDefaults())
				.httpStrictTransportSecurity(Customizer.withDefaults()))
			.build();
	}

	/**
	 * A form token is asked only of those who come with a session.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain programGuard(HttpSecurity http, Doors doors, Refusals refusals, ApiTokens tokens, OwnToken own,
			Users users) {
		return http.securityMatcher("/api/**", "/actuator/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().access(doors))
			.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(
					(request) -> !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")
							&& !BearerTokens.isShown(request) && request.getSession(false) != null))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.requestCache((cache) -> cache.disable())
			.logout((logout) -> logout.disable())
			.addFilterBefore(new CurrentUser(users), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new BearerTokens(tokens, own, users, refusals), AnonymousAuthenticationFilter.class)
			.exceptionHandling((refused) -> refused.accessDeniedHandler(refusals::program)
				.authenticationEntryPoint((request, response, ex) -> refusals.stranger(response)))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain consoleGuard(HttpSecurity http, Doors doors, Refusals refusals, Users users, AuditLog audit) {
		RequestCache wanted = wantedPages();
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.anyRequest()
				.access(doors))
			.requestCache((cache) -> cache.requestCache(wanted))
			.formLogin((login) -> login.loginPage("/login")
				.usernameParameter("name")
				.successHandler(new LoggedIn(wanted, audit))
				.failureHandler(failed()))
			.logout((logout) -> logout.logoutUrl("/logout")
				.addLogoutHandler(loggedOut(audit))
				.logoutSuccessUrl("/login?bye"))
			.addFilterBefore(new CurrentUser(users), AnonymousAuthenticationFilter.class)
			.exceptionHandling((refused) -> refused.accessDeniedHandler(refusals::person))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
				.frameOptions((frames) -> frames.disable())
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
			.build();
	}

	/** Null is allowed there, and means: without a mark in the address. */
	@SuppressWarnings("NullAway")
	private static RequestCache wantedPages() {
		HttpSessionRequestCache wanted = new HttpSessionRequestCache();
		wanted.setMatchingRequestParameterName(null);
		return wanted;
	}

	private static AuthenticationFailureHandler failed() {
		return (request, response, ex) -> response.sendRedirect(
				(ex instanceof TooManyAttemptsException wait) ? "/login?wait=" + wait.seconds() : "/login?failed");
	}

	private static LogoutHandler loggedOut(AuditLog audit) {
		return (request, response, who) -> {
			if (who != null) {
				audit.record(who.getName(), "logout", "", "", "done");
			}
		};
	}

}
