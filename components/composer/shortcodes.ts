/** The names that people bring along from other chats, where they are not the names that Unicode gives. */
const lines = `
😀 grinning
😃 smiley
😄 smile
😁 grin
😆 laughing satisfied
😅 sweat_smile
😂 joy
🤣 rofl
🙂 slight_smile
🙃 upside_down
😉 wink
😊 blush
😇 innocent
😍 heart_eyes
🥰 smiling_face_with_hearts
😘 kissing_heart
😋 yum
😛 stuck_out_tongue
😜 stuck_out_tongue_winking_eye
🤗 hugs
🤔 thinking
🤐 zipper_mouth
😐 neutral
😑 expressionless
😏 smirk
😒 unamused
🙄 rolling_eyes roll_eyes
😬 grimacing
😌 relieved
😔 pensive
😴 sleeping
😷 mask
🤯 exploding_head mind_blown
🥳 partying
😎 sunglasses cool
🤓 nerd
😕 confused
😟 worried
😮 open_mouth
😲 astonished
😳 flushed
🥺 pleading
😢 cry
😭 sob
😱 scream
😓 sweat
😩 weary
😤 triumph
😡 rage
😠 angry
💀 skull
💩 poop hankey shit
🤡 clown
👻 ghost
🤖 robot
🙈 see_no_evil
🙉 hear_no_evil
🙊 speak_no_evil
❤️ heart
💔 broken_heart
💯 100
💥 boom collision
💤 zzz
👋 wave
👌 ok_hand
🤏 pinching_hand
✌️ v
🤞 crossed_fingers fingers_crossed
👈 point_left
👉 point_right
👆 point_up_2
👇 point_down
☝️ point_up
👍 +1 thumbsup
👎 -1 thumbsdown
✊ fist
👊 punch facepunch
👏 clap
🙌 raised_hands
🤝 handshake
🙏 pray
💪 muscle
👀 eyes
🤦 facepalm
🤷 shrug
🙋 raising_hand
🙇 bow
🐶 dog
🐱 cat
🐭 mouse
🦊 fox
🐻 bear
🐼 panda
🐛 bug
🐝 bee
🌹 rose
🌈 rainbow
☀️ sunny sun
🌙 moon
⭐ star
✨ sparkles
⚡ zap
🔥 fire
❄️ snowflake
☕ coffee
🍵 tea
🍺 beer
🍻 beers
🍷 wine
🍕 pizza
🎂 birthday
🍰 cake
🎉 tada
🎊 confetti
🎁 gift
🏆 trophy
🎵 musical_note
🎶 notes
📷 camera
💻 computer laptop
📱 phone iphone
✉️ email envelope
📝 memo pencil
📅 date calendar
📎 paperclip
📌 pushpin
🔒 lock
🔑 key
🔧 wrench
🔨 hammer
💡 bulb
🚀 rocket
✈️ airplane
🚗 car
🚲 bike
🏠 house
⏰ alarm_clock
⌛ hourglass
✅ white_check_mark check
✔️ heavy_check_mark
❌ x
⚠️ warning
⛔ no_entry
❓ question
❗ exclamation
➕ plus
♻️ recycle
🏁 checkered_flag
🏳️‍🌈 rainbow_flag
`;

/** By emoji, the best known name first. */
export const shortcodes: ReadonlyMap<string, readonly string[]> = new Map(
	lines
		.trim()
		.split("\n")
		.map((line) => line.split(" "))
		.map(([emoji = "", ...names]) => [emoji, names]),
);
