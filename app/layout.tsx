import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
	title: { default: "Parley", template: "%s · Parley" },
	description: "Chat that never loses a message.",
};

export const viewport: Viewport = {
	width: "device-width",
	initialScale: 1,
	viewportFit: "cover",
	interactiveWidget: "resizes-content",
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#ffffff" },
		{ media: "(prefers-color-scheme: dark)", color: "#16181b" },
	],
};

export default async function Layout({ children }: { children: ReactNode }) {
	// No page is made in advance: each answer's scripts carry that answer's nonce.
	await connection();
	return (
		<html lang="en">
			<body className="antialiased">{children}</body>
		</html>
	);
}
