/** Thirteen people who do not exist, from places that do. The handle is for the stories alone. */
export const people = {
	amina: "Amina Ndiaye",
	anna: "Анна",
	fatma: "فاطمة",
	gwen: "Gwenllian-Angharad o Benmaenmawr",
	jo: "jo",
	kenji: "健司",
	mei: "小梅",
	noa: "נועה",
	ravi: "रवि",
	seoyeon: "서연",
	sofia: "Σοφία",
	tola: "Tọ́lá Adébáyọ̀",
	wit: "วิทย์",
} as const;

export type Handle = keyof typeof people;
