-- What every peer keeps, in the same file format and with the same care as Parley: WAL, and an fsync for each commit.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;

CREATE TABLE IF NOT EXISTS sessions (
	token TEXT PRIMARY KEY,
	user_id TEXT NOT NULL,
	username TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS messages (
	room_id TEXT NOT NULL,
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	user_id TEXT NOT NULL,
	username TEXT NOT NULL,
	message TEXT NOT NULL,
	timestamp TEXT NOT NULL,
	client_id TEXT,
	PRIMARY KEY (room_id, seq)
) WITHOUT ROWID;
