/** The one logger: JSON lines on stdout. What is logged never holds a message's text, a token or a query string. */
import pino from "pino";
import { config } from "./config";

export const log = pino({
	level: config().LOG_LEVEL,
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime,
	formatters: { level: (label) => ({ level: label }) },
	serializers: { error: pino.stdSerializers.err },
});
