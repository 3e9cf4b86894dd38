package serve

import (
	"bytes"
	"fmt"
	"net/netip"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// SettingsFlags adds a flag for each setting: who may read, and the limits. It
// sets p to the defaults.
func SettingsFlags(f *pflag.FlagSet, p *Settings) {
	*p = DefaultSettings()
	f.BoolVar(&p.Access.Anonymous, "anonymous", p.Access.Anonymous, "admit readers without a key")
	f.StringVar(&p.Access.AuthorizedKeys, "authorized-keys", "", "file of the admitted keys (default: any key)")
	l := &p.Limits
	f.IntVar(&l.Connections, "max-connections", l.Connections, "connections in total")
	f.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, "connections from one address (IPv6: one /64)")
	f.IntVar(&l.Arrivals, "max-arrivals", l.Arrivals, "new connections from one address per minute")
	f.IntVar(&l.PerKey, "max-per-key", l.PerKey, "connections by one key")
	f.IntVar(&l.HalfOpen, "max-half-open", l.HalfOpen, "connections before authentication")
	f.IntVar(&l.Channels, "max-channels", l.Channels, "sessions on one connection")
	f.DurationVar(&l.Handshake, "handshake-timeout", l.Handshake, "time to authenticate")
	f.DurationVar(&l.Idle, "idle-timeout", l.Idle, "time without a key press")
	f.DurationVar(&l.Longest, "max-time", l.Longest, "maximum time of a session")
	f.DurationVar(&l.Stuck, "stuck-timeout", l.Stuck, "time in which a reader takes no output")
	f.DurationVar(&l.Command, "command-timeout", l.Command, "time of a plain command")
	f.IntVar(&l.Cols, "max-columns", l.Cols, "maximum columns of a window")
	f.IntVar(&l.Rows, "max-rows", l.Rows, "maximum rows of a window")
	f.IntVar(&l.ResizesPerSec, "max-resizes", l.ResizesPerSec, "size changes of a window per second")
	f.IntVar(&l.InputRate, "input-rate", l.InputRate, "bytes typed per second")
	f.IntVar(&l.InputBurst, "input-burst", l.InputBurst, "bytes typed before --input-rate applies")
	f.IntVar(&l.Paste, "max-paste", l.Paste, "maximum bytes of a paste")
	f.IntVar(&l.Stdin, "max-stdin", l.Stdin, "maximum bytes that a plain command reads")
	f.IntVar(&l.WireRate, "wire-rate", l.WireRate, "bytes a connection sends per second")
	f.IntVar(&l.WireBurst, "wire-burst", l.WireBurst, "bytes it sends before --wire-rate applies")
}

// ReadSettings reads the settings from a file, or only from the flags if file
// is "". Flags on the command line have priority. An error names the line of
// the file.
func ReadSettings(file string, line *pflag.FlagSet) (p Settings, err error) {
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	SettingsFlags(f, &p)
	if file != "" {
		if err := readFlags(file, f); err != nil {
			return p, err
		}
	}
	line.Visit(func(given *pflag.Flag) {
		if f.Lookup(given.Name) != nil && err == nil {
			err = f.Set(given.Name, given.Value.String())
		}
	})
	return p, err
}

// readFlags sets flags from the lines "name = value" of a file. It ignores
// empty lines and lines that start with #.
func readFlags(file string, f *pflag.FlagSet) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		text := strings.TrimSpace(string(line))
		if text == "" || text[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return fmt.Errorf("%s:%d: not a line such as max-per-address = 4", file, n)
		}
		if err := f.Set(strings.TrimSpace(name), strings.TrimSpace(value)); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

// ParseNetworks parses networks, such as 10.0.0.0/8, and single addresses.
func ParseNetworks(texts []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range texts {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			addr, err := netip.ParseAddr(text)
			if err != nil {
				return nil, fmt.Errorf("%q is no network; write 10.0.0.0/8 or an address", text)
			}
			p = netip.PrefixFrom(addr, addr.BitLen())
		}
		all = append(all, p)
	}
	return all, nil
}
