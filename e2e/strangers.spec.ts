/** Meeting strangers: by tags, one after the other, and for good. */
import { readFile } from "node:fs/promises";
import { toast } from "./support/messages";
import { expect, type Person, test } from "./support/people";
import { boothOf, expectMet, meet, openBooth, ownTag, partnerOf } from "./support/strangers";

const join = ({ session }: Person, tag: string) =>
	session.call("POST", "/api/pairing", { tags: [tag], keep_tags: true });

test("two who name the same tag meet and talk; a reload and a second tab are in the same conversation", async ({
	person,
}) => {
	const [ada, bob, cem] = [await person("ada"), await person("bob"), await person("cem")];
	const tag = ownTag("chess");
	const other = await openBooth(cem, ownTag("tea"));
	await other.connect();
	const [hers, his] = [await openBooth(ada, tag.toUpperCase()), await openBooth(bob, `#${tag}`)];
	await meet(hers, his);
	await expect(partnerOf(hers)).toHaveText("bob");
	await expect(hers.page.getByText(`You both like ${tag}`)).toBeVisible();
	await expect(hers.composer).toBeFocused();

	await hers.write("hello, see https://example.org/a");
	await expect(his.message("hello, see https://example.org/a")).toBeVisible();
	await expect(his.log.getByRole("link")).toHaveCount(0);
	await his.composer.pressSequentially("hm");
	await expect(hers.page.getByText("bob is typing")).toBeVisible();
	await his.write("hello back");

	const second = boothOf(await ada.context.newPage());
	await second.page.goto("/strangers");
	await hers.page.reload();
	for (const tab of [hers, second]) await expect(tab.message("hello back")).toBeVisible();
	await second.write("from the other tab");
	for (const tab of [hers, his]) await expect(tab.message("from the other tab")).toBeVisible();
	await other.expectPhase("waiting");
});

test("after the partner has left one goes on in three seconds unless that is stopped, and what was said can be saved", async ({
	person,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const tag = ownTag("jazz");
	const [hers, his] = [await openBooth(ada, tag), await openBooth(bob, tag)];
	await meet(hers, his);
	await hers.write("good bye\nada: forged");
	await expect(his.message("good bye\nada: forged")).toBeVisible();
	await hers.button("Disconnect").click();
	await hers.expectPhase("idle");
	await his.expectPhase("disconnected");
	await his.button("Stop").click();
	await expect(his.button("Stop")).toHaveCount(0);

	const [download] = await Promise.all([his.page.waitForEvent("download"), his.button("Save as text").click()]);
	expect(download.suggestedFilename()).toMatch(/^conversation-\d{4}-\d\d-\d\d-\d{4}\.txt$/);
	const lines = (await readFile(await download.path(), "utf8")).split("\n");
	expect(lines[0]).toContain("bob and ada");
	expect(lines.slice(2)).toEqual([expect.stringMatching(/^\[.+\] ada: good bye$/), "    ada: forged", ""]);

	// Neither has gone on, she because she left herself.
	await hers.expectPhase("idle");
	await his.expectPhase("disconnected");
	await his.button("Change tags").click();
	await his.expectPhase("idle");
	await expect(his.log).toHaveCount(0);
	await expect(his.button("Connect")).toBeFocused();
});

test("Escape asks and Escape again goes on; whoever was left goes on by themselves", async ({ person }) => {
	const [ada, bob, cem] = [await person("ada"), await person("bob"), await person("cem")];
	const tag = ownTag("films");
	const [hers, his, theirs] = [await openBooth(ada, tag), await openBooth(bob, tag), await openBooth(cem, tag)];
	await meet(hers, his);
	await his.write("stay");
	await expect(hers.message("stay")).toBeVisible();
	await theirs.connect();
	await theirs.expectPhase("waiting");
	const really = hers.button("Really?");

	await hers.page.keyboard.press("Escape");
	await expect(really).toBeVisible();
	await hers.page.keyboard.type("x");
	await expect(really).toHaveCount(0);
	await expect(hers.composer).toHaveValue("x");
	await hers.page.keyboard.press("Escape");
	await hers.log.click();
	await expect(really).toHaveCount(0);
	await hers.button("More").click();
	await expect(hers.page.getByRole("menu")).toBeVisible();
	await hers.page.keyboard.press("Escape");
	await expect(hers.page.getByRole("menu")).toHaveCount(0);
	await expect(really).toHaveCount(0);

	await hers.page.keyboard.press("Escape");
	await expect(really).toBeVisible();
	await hers.page.keyboard.press("Escape");
	await expectMet(hers, theirs);
	await expect(partnerOf(hers)).toHaveText("cem");
	await expect(hers.message("stay")).toHaveCount(0);
	await his.expectPhase("disconnected");
	await his.expectPhase("waiting");
	await hers.button("More").click();
	const [download] = await Promise.all([
		hers.page.waitForEvent("download"),
		hers.page.getByRole("menuitem", { name: "Save the previous conversation" }).click(),
	]);
	expect(await readFile(await download.path(), "utf8")).toContain("bob: stay");
});

for (const deed of ["Spam or a scam", "Block bob"]) {
	test(`“${deed}” is two clicks away, and the two do not meet again`, async ({ person }) => {
		const [ada, bob, cem] = [await person("ada"), await person("bob"), await person("cem")];
		const tag = ownTag("cats");
		const [hers, his] = [await openBooth(ada, tag), await openBooth(bob, tag)];
		await meet(hers, his);
		await his.write("buy this");
		await expect(hers.message("buy this")).toBeVisible();
		await hers.button("Report or block").click();
		await hers.page.getByRole("menuitem", { name: deed }).click();
		const words =
			deed === "Block bob" ? "bob is blocked. You will not meet again." : "Reported and blocked. Thank you.";
		await expect(toast(hers, words)).toBeVisible();
		await his.expectPhase("disconnected");
		await hers.page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Next" }).click();
		await hers.expectPhase("waiting");
		await his.expectPhase("waiting");
		await join(cem, tag);
		await hers.expectPhase("connected");
		await expect(partnerOf(hers)).toHaveText("cem");
		await his.expectPhase("waiting");
	});
}

test("by both sides' consent the conversation becomes a room of the two, with its history", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const tag = ownTag("travel");
	const [hers, his] = [await openBooth(ada, tag), await openBooth(bob, tag)];
	await meet(hers, his);
	await his.write("let us keep this");
	await expect(hers.message("let us keep this")).toBeVisible();
	await hers.button("Stay in touch").click();
	await expect(hers.page.getByText("It takes bob’s consent, too.")).toBeVisible();
	await expect(his.page.getByText("ada would like to stay in touch.")).toBeVisible();
	await his.page.locator("main").getByRole("button", { name: "Stay in touch" }).click();
	await his.page.getByRole("link", { name: "Open the room" }).click();
	await expect(his.page).toHaveURL(/\/rooms\/\w+$/);
	await expect(his.message("let us keep this")).toBeVisible();
	await hers.page.getByRole("link", { name: "Open the room" }).click();
	await expect(hers.page).toHaveURL(his.page.url());
	await hers.write("it is kept");
	await expect(his.message("it is kept")).toBeVisible();
});
