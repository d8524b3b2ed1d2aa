import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readTheme, themeCookie } from "../components/ui/theme";
import { ToastRegion } from "../components/ui/toast-region";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("account");
	return { title: { default: "Parley", template: "%s · Parley" }, description: t("tagline") };
}

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
	const theme = readTheme((await cookies()).get(themeCookie)?.value);
	return (
		<html lang={await getLocale()} data-theme={theme}>
			<body className="antialiased">
				<NextIntlClientProvider>
					{children}
					<ToastRegion />
				</NextIntlClientProvider>
			</body>
		</html>
	);
}
