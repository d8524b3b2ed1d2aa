"""A peer: one room server on FastAPI and uvicorn (uvloop, httptools), tuned as its experienced users do.

SQLite over one connection in WAL with synchronous=FULL, statements cached by the driver, one transaction a message, no
thread pool around calls of microseconds, tokens in a dict, answers encoded by hand instead of through a response model,
no access log. Server-sent events by StreamingResponse: each event is encoded once, each reader has a queue, and what
has gathered in it is sent as one chunk. It leaves out membership, limits and what else a product has.
"""

import asyncio
import json
import os
import sqlite3
import uuid
from datetime import datetime, timezone
from pathlib import Path

import uvicorn
from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Extra, Field, validator

PAGE_LIMIT = 100
COLUMNS = "'chat' AS type, id, room_id, seq, user_id, username AS user, message, timestamp, client_id"

db = sqlite3.connect(Path(os.environ.get("DATA_DIR", ".")) / "room.db", isolation_level=None)
db.executescript(Path(__file__).with_name("room.sql").read_text())
db.row_factory = lambda cursor, row: {column[0]: value for column, value in zip(cursor.description, row)}

app = FastAPI(openapi_url=None)
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
people: dict[str, dict] = {}


class Room:
    def __init__(self, room_id: str):
        self.id = room_id
        newest = db.execute("SELECT max(seq) AS seq FROM messages WHERE room_id = ?", (room_id,)).fetchone()
        self.head = newest["seq"] or 0
        self.readers: set[asyncio.Queue[bytes]] = set()

    def after(self, seq: int, limit: int = PAGE_LIMIT) -> list[dict]:
        return db.execute(
            f"SELECT {COLUMNS} FROM messages WHERE room_id = ? AND seq > ? ORDER BY seq LIMIT ?", (self.id, seq, limit)
        ).fetchall()

    def before(self, seq: int, limit: int) -> list[dict]:
        return db.execute(
            f"SELECT {COLUMNS} FROM messages WHERE room_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
            (self.id, seq, limit),
        ).fetchall()[::-1]

    def tell(self, chunk: bytes) -> None:
        for queue in self.readers:
            queue.put_nowait(chunk)


rooms: dict[str, Room] = {}


class Draft(BaseModel):
    message: str = Field(min_length=1, max_length=4000)
    client_id: str = Field(regex=r"^[A-Za-z0-9_-]{8,64}$")

    class Config:
        extra = Extra.forbid

    @validator("message")
    def not_blank(cls, message: str) -> str:
        if not message.strip():
            raise ValueError("only white space")
        return message


async def find_person(authorization: str = Header()) -> dict:
    token = authorization[len("Bearer ") :]
    person = people.get(token) or db.execute("SELECT * FROM sessions WHERE token = ?", (token,)).fetchone()
    if person is None:
        raise HTTPException(401)
    people[token] = person
    return person


async def find_room(room_id: str) -> Room:
    if room_id not in rooms:
        rooms[room_id] = Room(room_id)
    return rooms[room_id]


def answer(value: dict, status: int = 200) -> Response:
    return Response(encode(value), status, media_type="application/json")


def encode_event(message: dict) -> bytes:
    return f"id: {message['seq']}\ndata: {encode(message)}\n\n".encode()


@app.post("/api/sessions")
async def admit() -> Response:
    token = str(uuid.uuid4())
    person = {"token": token, "user_id": str(uuid.uuid4()), "username": f"guest-{token[:8]}"}
    db.execute("INSERT INTO sessions VALUES (:token, :user_id, :username)", person)
    people[token] = person
    return answer({"session_id": token, "user": {"id": person["user_id"]}}, 201)


@app.post("/api/rooms/{room_id}/messages")
async def post(draft: Draft, person: dict = Depends(find_person), room: Room = Depends(find_room)) -> Response:
    message = {
        "type": "chat",
        "id": str(uuid.uuid4()),
        "room_id": room.id,
        "seq": room.head + 1,
        "user_id": person["user_id"],
        "user": person["username"],
        "message": draft.message,
        "timestamp": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
        "client_id": draft.client_id,
    }
    db.execute(
        "INSERT INTO messages VALUES (:room_id, :seq, :id, :user_id, :user, :message, :timestamp, :client_id)", message
    )
    room.head += 1
    room.tell(encode_event(message))
    return answer(message, 201)


@app.get("/api/rooms/{room_id}/messages", dependencies=[Depends(find_person)])
async def read_page(
    before: int | None = None, after: int | None = None, limit: int = 50, room: Room = Depends(find_room)
) -> Response:
    limit = min(limit, PAGE_LIMIT)
    messages = room.before(before or room.head + 1, limit) if after is None else room.after(after, limit)
    return answer({"messages": messages, "has_more": len(messages) == limit})


@app.get("/api/rooms/{room_id}/events", dependencies=[Depends(find_person)])
async def read_events(request: Request, after: int | None = None, room: Room = Depends(find_room)) -> Response:
    if request.headers.get("accept") == "text/event-stream":
        since = int(request.headers.get("last-event-id", room.head))
        headers = {"cache-control": "no-cache"}
        return StreamingResponse(follow(room, since), media_type="text/event-stream", headers=headers)
    since = room.head if after is None else after
    events = room.after(since) if since < room.head else []
    return answer({"events": events, "cursor": str(events[-1]["seq"] if events else since)})


async def follow(room: Room, since: int):
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    head = room.head
    room.readers.add(queue)
    try:
        yield f'retry: 1500\nid: {since}\ndata: {{"type":"here"}}\n\n'.encode()
        while since < head:
            missed = room.after(since, min(PAGE_LIMIT, head - since))
            yield b"".join(map(encode_event, missed))
            since = missed[-1]["seq"]
        while True:
            chunks = [await queue.get()]
            while not queue.empty():
                chunks.append(queue.get_nowait())
            yield b"".join(chunks)
    finally:
        room.readers.discard(queue)


@app.on_event("startup")
async def start_heartbeat() -> None:
    async def beat() -> None:
        while True:
            await asyncio.sleep(15)
            for room in rooms.values():
                room.tell(b": ping\n\n")

    app.state.heartbeat = asyncio.create_task(beat())


if __name__ == "__main__":
    uvicorn.run(
        app, host="127.0.0.1", port=int(os.environ.get("PORT", "3003")), loop="uvloop", http="httptools",
        backlog=4096, access_log=False, log_level="warning",
    )
