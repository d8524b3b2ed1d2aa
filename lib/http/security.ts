/** The policy of Parley's pages: scripts only with this answer's nonce, nothing from anywhere else. */

const development = process.env.NODE_ENV === "development";

export function contentSecurityPolicy(nonce: string): string {
	// React's development build needs eval for its error overlay; production has none of it.
	const script = ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])];
	const directives = {
		"default-src": "'self'",
		"script-src": script.join(" "),
		"style-src": "'self' 'unsafe-inline'",
		"img-src": "'self' data: blob:",
		"font-src": "'self'",
		"connect-src": "'self'",
		"object-src": "'none'",
		"base-uri": "'none'",
		"form-action": "'self'",
		"frame-ancestors": "'none'",
	};
	return Object.entries(directives)
		.map(([name, sources]) => `${name} ${sources}`)
		.join("; ");
}
