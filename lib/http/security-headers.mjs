// @ts-check
/**
 * For every answer, static files included: Next sets them from its configuration, and the fast lane from here. The
 * Content-Security-Policy carries a nonce and is set where pages are made.
 */
export const securityHeaders = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "X-Frame-Options", value: "DENY" },
	{ key: "X-DNS-Prefetch-Control", value: "off" },
	// Not "no-referrer": that turns the Origin of a same-origin form post into "null", which counts as cross-site.
	{ key: "Referrer-Policy", value: "same-origin" },
	{ key: "Cross-Origin-Opener-Policy", value: "same-origin" },
	{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
	{
		key: "Permissions-Policy",
		value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	},
];
