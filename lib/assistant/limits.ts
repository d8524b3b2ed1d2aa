/** How long, how many and how often around the assistant; for both ends of the line. */

/** The id and name of the bot, whose name nobody else can take. */
export const assistantId = "assistant";
export const assistantName = "assistant";

/** Characters of a conversation's title, which its first question gives it. */
export const titleLimit = 60;
/** Characters that conversations are searched for, and how many are listed at most. */
export const searchLimit = 100;
export const listLimit = 200;
/** Characters of what an owner tells the assistant of a room. */
export const promptLimit = 2_000;
/** Characters of an answer in a room, where it is a message like others with a note at its end. */
export const roomAnswerCharacters = 3_500;
/** Milliseconds between two tellings that the assistant types. */
export const thinkingInterval = 3_000;
/** Messages of one conversation, all branches counted. */
export const conversationMessages = 400;
/** Times that the model may call tools before it has to answer. */
export const stepLimit = 4;
/** Milliseconds between two commits of the words of one answer; the first is committed at once. */
export const wordsInterval = 25;
/** Milliseconds that an answer may take in all. */
export const answerTime = 5 * 60_000;
/** Characters that count as a token where nobody counts better. */
export const tokenCharacters = 4;
/** How many times a person's share of a day an address and the server may use. */
export const shares = { person: 1, address: 10, server: 100 } as const;
/** Milliseconds that a conversation begun without a session is kept after its last question. */
export const unownedLife = 7 * 24 * 60 * 60_000;
