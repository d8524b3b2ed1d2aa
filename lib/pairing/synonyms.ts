/**
 * Tags that mean the same, folded; the first of a line stands for all. Add lines as people's tags suggest: from the next
 * start on those who join meet.
 */
export const synonyms: readonly (readonly string[])[] = [
	["music", "musik", "musica", "musique", "songs"],
	["movies", "films", "film", "movie", "cinema", "kino", "cine"],
	["games", "gaming", "videogames", "video games", "spiele", "juegos", "jeux"],
	["books", "reading", "literature", "bucher", "lesen", "libros", "livres"],
	["sports", "sport", "deporte", "deportes"],
	["football", "soccer", "fussball", "futbol"],
	["cooking", "kochen", "food", "essen", "cocina", "cuisine"],
	["travel", "travelling", "traveling", "reisen", "viajes", "voyage"],
	["art", "kunst", "arte"],
	["photography", "photos", "fotografie", "fotografia", "photo"],
	["programming", "coding", "programmieren", "code", "software"],
	["science", "wissenschaft", "ciencia"],
	["languages", "sprachen", "idiomas", "langues"],
	["anime", "manga"],
	["tv", "television", "series", "serien", "tv shows", "shows"],
	["pets", "animals", "haustiere", "tiere", "animales"],
	["nature", "natur", "naturaleza", "outdoors"],
	["history", "geschichte", "historia", "histoire"],
];
