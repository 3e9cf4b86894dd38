package serve

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Settings are the settings that can change while readers are connected.
type Settings struct {
	Access Access
	Limits Limits
}

// Access says who may read.
type Access struct {
	// Anonymous admits readers without a key. They have no permanent shelf.
	Anonymous bool
	// AuthorizedKeys is a file in OpenSSH's authorized_keys format; its options
	// are ignored. If it is set, only these keys are admitted. If it is "", any
	// key is.
	AuthorizedKeys string
}

// Limits bound what all clients, one address, one key, one connection and one
// session can use. Zero means the default.
type Limits struct {
	Connections int // open at once, in total
	PerAddress  int // open at once from one address (IPv4, or the /64 of IPv6)
	Arrivals    int // new connections from one address in a minute; also the burst
	PerKey      int // open at once by one key
	HalfOpen    int // not authenticated yet, in total
	Channels    int // sessions at once on one connection

	Handshake time.Duration // to authenticate, and then to open a session
	Idle      time.Duration // without a key press
	Longest   time.Duration // of a connection
	Stuck     time.Duration // of a write that the client does not take
	Command   time.Duration // of a plain command

	Cols, Rows    int // of a window; larger ones are cut
	ResizesPerSec int
	InputRate     int // bytes a second of typing after InputBurst; pastes do not count
	InputBurst    int
	Paste         int // bytes of one paste; the rest is dropped
	Stdin         int // bytes of a plain command's input
	WireRate      int // bytes a second from a connection after WireBurst
	WireBurst     int
}

// DefaultSettings returns settings that admit every key. They are safe on the
// open internet.
func DefaultSettings() Settings { return Settings{Limits: DefaultLimits()} }

// DefaultLimits returns limits for a machine with 4 GB of memory.
func DefaultLimits() Limits {
	return Limits{
		Connections: 1024, PerAddress: 16, Arrivals: 60, PerKey: 8, HalfOpen: 64, Channels: 2,
		Handshake: 10 * time.Second, Idle: 30 * time.Minute, Longest: 12 * time.Hour,
		Stuck: 20 * time.Second, Command: time.Minute,
		Cols: 400, Rows: 120, ResizesPerSec: 10,
		InputRate: 1 << 10, InputBurst: 8 << 10, Paste: 64 << 10, Stdin: 1 << 20,
		WireRate: 256 << 10, WireBurst: 1 << 20,
	}
}

// filled replaces zero limits with the defaults.
func (l Limits) filled() Limits {
	d := DefaultLimits()
	fill(&l.Connections, d.Connections)
	fill(&l.PerAddress, d.PerAddress)
	fill(&l.Arrivals, d.Arrivals)
	fill(&l.PerKey, d.PerKey)
	fill(&l.HalfOpen, d.HalfOpen)
	fill(&l.Channels, d.Channels)
	fill(&l.Handshake, d.Handshake)
	fill(&l.Idle, d.Idle)
	fill(&l.Longest, d.Longest)
	fill(&l.Stuck, d.Stuck)
	fill(&l.Command, d.Command)
	fill(&l.Cols, d.Cols)
	fill(&l.Rows, d.Rows)
	fill(&l.ResizesPerSec, d.ResizesPerSec)
	fill(&l.InputRate, d.InputRate)
	fill(&l.InputBurst, d.InputBurst)
	fill(&l.Paste, d.Paste)
	fill(&l.Stdin, d.Stdin)
	fill(&l.WireRate, d.WireRate)
	fill(&l.WireBurst, d.WireBurst)
	return l
}

func fill[T int | time.Duration](limit *T, value T) {
	if *limit <= 0 {
		*limit = value
	}
}

// settings are Settings with the keys loaded.
type settings struct {
	Settings
	keys map[string]bool // fingerprints; nil admits every key
}

func load(from func() (Settings, error)) (*settings, error) {
	given, err := from()
	if err != nil {
		return nil, err
	}
	given.Limits = given.Limits.filled()
	s := &settings{Settings: given}
	if path := given.Access.AuthorizedKeys; path != "" {
		s.keys, err = authorizedKeys(path)
	}
	return s, err
}

// admits reports whether a reader may enter; "" is the anonymous reader.
func (s *settings) admits(reader string) bool {
	if reader == "" {
		return s.Access.Anonymous
	}
	return s.keys == nil || s.keys[reader]
}

// authorizedKeys reads the fingerprints of a file of keys. A malformed line is
// an error, so that a typing error does not lock out a reader without notice.
func authorizedKeys(path string) (map[string]bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, _, _, err := gossh.ParseAuthorizedKey(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: not a public key", path, n)
		}
		keys[gossh.FingerprintSHA256(key)] = true
	}
	return keys, lines.Err()
}
