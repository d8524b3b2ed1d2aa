// @ts-check
import { requireModernNode } from "./scripts/node.mjs";
import { sourceHash } from "./scripts/source-hash.mjs";

requireModernNode();

/** For every answer, static files included. The Content-Security-Policy carries a nonce and is set where pages are made. */
const securityHeaders = [
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

/** @type {import("next").NextConfig} */
const config = {
	agentRules: false,
	// The same sources make the same id on every instance, and `npm start` can tell whether a build is theirs.
	generateBuildId: async () => sourceHash(),
	poweredByHeader: false,
	reactStrictMode: true,
	// Types are `npm run check`'s business: a build must need nothing that only development installs.
	typescript: { ignoreBuildErrors: true },
	images: { unoptimized: true },
	serverExternalPackages: ["ws"],
	// A lockfile in some folder above must not become the root.
	outputFileTracingRoot: import.meta.dirname,
	turbopack: { root: import.meta.dirname },
	outputFileTracingIncludes: { "/**": ["./db/migrations/**/*"] },
	headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
