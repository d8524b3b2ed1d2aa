import { expect, test } from "vitest";
import { commandNames, readSlash, shrug } from "./slash";

test("what does not begin with a slash is a message, byte for byte", () => {
	for (const text of ["hello", " /me waves", "1/2", "/", "/ alone", "\n/me"]) {
		expect(readSlash(text)).toEqual({ kind: "message", text });
	}
});

test("two slashes send one", () => {
	expect(readSlash("//me is a command")).toEqual({ kind: "message", text: "/me is a command" });
	expect(readSlash("///")).toEqual({ kind: "message", text: "//" });
});

test("a command has its name and the words after it, whatever white space is between", () => {
	expect(readSlash("/me waves  twice ")).toEqual({ kind: "command", name: "me", argument: "waves  twice" });
	expect(readSlash("/topic\nof two\nlines")).toEqual({ kind: "command", name: "topic", argument: "of two\nlines" });
	expect(readSlash("/LEAVE")).toEqual({ kind: "command", name: "leave", argument: "" });
	expect(readSlash("/shrug")).toEqual({ kind: "command", name: "shrug", argument: "" });
});

test("a command without its words is incomplete", () => {
	for (const name of ["me", "nick", "topic"]) expect(readSlash(`/${name}  `)).toEqual({ kind: "incomplete", name });
});

test("an unknown word and a path are told as unknown", () => {
	expect(readSlash("/usr/bin is a folder")).toEqual({ kind: "unknown", word: "usr/bin" });
	expect(readSlash("/mee")).toEqual({ kind: "unknown", word: "mee" });
	expect(readSlash("/me/")).toEqual({ kind: "unknown", word: "me/" });
});

test("every name is read", () => {
	for (const name of commandNames) {
		expect(readSlash(`/${name} x`)).toEqual({ kind: "command", name, argument: "x" });
	}
});

test("a shrug follows the words, if there are any", () => {
	expect(shrug("who knows")).toBe("who knows ¯\\_(ツ)_/¯");
	expect(shrug("")).toBe("¯\\_(ツ)_/¯");
});
