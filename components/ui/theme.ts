/** Dark, light, or as the system says. The choice is a cookie, so that the first byte of a page is drawn right. */

export const themes = ["dark", "light", "system"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "parley_theme";

export function readTheme(value: string | undefined): Theme {
	return themes.find((theme) => theme === value) ?? "dark";
}

/** Remembers the choice for a year and shows it at once. */
export function chooseTheme(theme: Theme): void {
	rememberChoice(themeCookie, theme);
	document.documentElement.dataset.theme = theme;
}

/** A choice of looks or language, for the server that draws the next page. */
export function rememberChoice(name: string, value: string): void {
	// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain HTTP.
	document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
