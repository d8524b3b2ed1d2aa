/** In which language a page is drawn; `next.config.mjs` names this file to next-intl. */
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, localeCookie } from "../i18n/locales";
import { texts } from "../i18n/texts";

export default getRequestConfig(async () => {
	const chosen = (await cookies()).get(localeCookie)?.value;
	const locale = chooseLocale(chosen, (await headers()).get("accept-language"));
	// The server knows no reader's zone: whatever needs one is drawn by the browser.
	return { locale, messages: texts[locale], timeZone: "UTC" };
});
