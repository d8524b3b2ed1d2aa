/** What `parley --help` says. */
export const usage = `parley: chat from a terminal

  parley [--server http://localhost:3000] [--room lobby] [--name ada]
  tail -f app.log | parley --room logs --name bot
  parley --room lobby --print --json

At a terminal it is a prompt; /help there tells the commands. Where stdin is not a terminal, its lines are posted: those
that come together as one message, colours and NUL taken out, lines longer than a message in several, no faster than the
server allows. What could not be sent yet is kept and sent by the next run under the same name.

  -s, --server URL       the server                                           PARLEY_SERVER
  -r, --room ROOM        a room's id, its address, or its name                PARLEY_ROOM
  -n, --name NAME        who you are; left out, the server makes a name up    PARLEY_NAME
  -t, --transport HOW    sse, long-poll, poll or ws: where to begin; what the network spoils is
                         left for the next of the first three                 PARLEY_TRANSPORT
  -l, --last N           old messages shown first (20; with --print none)     PARLEY_LAST
  -p, --print            print what is said, post nothing
      --json             the same as one event a line, in JSON
      --no-color         no colours; NO_COLOR says the same                   PARLEY_COLOR=off
      --no-bell          silence when somebody names you                      PARLEY_BELL=off
      --config FILE      instead of ~/.config/parley/config.json
  -h, --help             this text
  -v, --version          the version

A member's password is asked for, or taken from PARLEY_PASSWORD. The file holds {"server", "room", "name", "transport",
"last", "color", "bell"}; words go before the environment, that before the file. The session is kept in
~/.local/state/parley (XDG_STATE_HOME), readable by you alone.

Exit codes: 0 done · 1 a fault · 2 wrong words or settings · 3 the server is not there · 4 it refused name, password
or room · 5 some lines were refused · 130, 143 interrupted or terminated, with what is unsent kept for the next run.
`;
