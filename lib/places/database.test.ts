import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { cityRecord, writePlaceFile } from "../../e2e/support/place-file";
import { makeFolder } from "../../e2e/support/server";
import { openDatabase } from "./database";

const london = cityRecord("London", "England", "GB");
const bern = cityRecord("Bern", "Bern", "CH");
let file: string;

beforeEach(async () => {
	file = path.join(await makeFolder(), "city.mmdb");
});

/** As an operator's updater does it: written beside, then put in its place. */
async function replace(content: Parameters<typeof writePlaceFile>[1] | string): Promise<void> {
	if (typeof content === "string") await writeFile(`${file}.new`, content);
	else await writePlaceFile(`${file}.new`, content);
	await rename(`${file}.new`, file);
}

test("knows the networks that the file knows", async () => {
	await replace({ "81.2.69.0/24": london, "31.24.0.0/13": bern });
	const { find } = openDatabase(file);
	expect(await Promise.all(["81.2.69.142", "31.31.255.255", "81.2.70.1", "2a02::1"].map(find))).toEqual([
		{ city: "London", region: "England", country: "GB" },
		{ city: "Bern", region: "Bern", country: "CH" },
		null,
		null,
	]);
});

test("a record of another shape is no place, or as much of one as can be used", async () => {
	await replace({
		"81.2.68.0/24": { city: "London", country: ["GB"], subdivisions: { en: "England" } },
		"81.2.69.0/24": { city: { names: { en: "<b>London" } }, country: { iso_code: "GB" } },
		"81.2.70.0/24": "London",
		"81.2.71.0/24": { subdivisions: [], city: { names: { fr: "Londres" } } },
	});
	const { find } = openDatabase(file);
	expect(await Promise.all(["81.2.68.1", "81.2.69.1", "81.2.70.1", "81.2.71.1"].map(find))).toEqual([
		null,
		{ city: null, region: null, country: "GB" },
		null,
		null,
	]);
});

test("a replaced file is noticed, a broken or missing one leaves the last in use", async () => {
	const { find } = openDatabase(file, 0);
	const place = async () => {
		await find("81.2.69.142");
		// The look that notices a new file does not wait for it.
		return await find("81.2.69.142");
	};
	expect(await place()).toBeNull();
	await replace({ "81.2.69.0/24": london });
	await expect.poll(place).toMatchObject({ city: "London" });
	await replace({ "81.2.69.0/24": bern });
	await expect.poll(place).toMatchObject({ city: "Bern" });
	await replace("this is no database");
	expect(await place()).toMatchObject({ city: "Bern" });
	await rm(file);
	expect(await place()).toMatchObject({ city: "Bern" });
	await replace({ "81.2.69.0/24": london });
	await expect.poll(place).toMatchObject({ city: "London" });
});
