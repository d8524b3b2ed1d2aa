import type { Locale } from "./locales";
import type { Texts } from "./texts";

declare module "next-intl" {
	interface AppConfig {
		Locale: Locale;
		Messages: Texts;
	}
}
