/** Every text of the interface, by language and noun. A new noun is a file in `en` and in `de`, and a line in each list here. */
import deAccount from "./de/account.json";
import deComposer from "./de/composer.json";
import deErrors from "./de/errors.json";
import deKeyboard from "./de/keyboard.json";
import deMessage from "./de/message.json";
import dePairing from "./de/pairing.json";
import dePresence from "./de/presence.json";
import deRoom from "./de/room.json";
import deShell from "./de/shell.json";
import deUi from "./de/ui.json";
import account from "./en/account.json";
import composer from "./en/composer.json";
import errors from "./en/errors.json";
import keyboard from "./en/keyboard.json";
import message from "./en/message.json";
import pairing from "./en/pairing.json";
import presence from "./en/presence.json";
import room from "./en/room.json";
import shell from "./en/shell.json";
import ui from "./en/ui.json";
import type { Locale } from "./locales";

const en = { account, composer, errors, keyboard, message, pairing, presence, room, shell, ui };
const de: Texts = {
	account: deAccount,
	composer: deComposer,
	errors: deErrors,
	keyboard: deKeyboard,
	message: deMessage,
	pairing: dePairing,
	presence: dePresence,
	room: deRoom,
	shell: deShell,
	ui: deUi,
};

/** English is the measure: what it has, every language has. */
export type Texts = typeof en;

export const texts: Record<Locale, Texts> = { en, de };
