package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"qari/ui/serve"
)

// policyFlags adds the flags of what may change while readers are connected:
// who may read, and the limits.
func policyFlags(f *pflag.FlagSet, p *serve.Settings) {
	*p = serve.DefaultSettings()
	f.BoolVar(&p.Access.Anonymous, "anonymous", p.Access.Anonymous, "let readers in who show no key")
	f.StringVar(&p.Access.AuthorizedKeys, "authorized-keys", "", "a file of the only keys that open (default: any key opens)")
	l := &p.Limits
	f.IntVar(&l.Connections, "max-connections", l.Connections, "connections in all")
	f.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, "connections from one address (IPv6: one /64)")
	f.IntVar(&l.Arrivals, "max-arrivals", l.Arrivals, "new connections from one address in a minute")
	f.IntVar(&l.PerKey, "max-per-key", l.PerKey, "connections by one key")
	f.IntVar(&l.HalfOpen, "max-half-open", l.HalfOpen, "connections that have not authenticated")
	f.IntVar(&l.Channels, "max-channels", l.Channels, "sessions on one connection")
	f.DurationVar(&l.Handshake, "handshake-timeout", l.Handshake, "time to authenticate")
	f.DurationVar(&l.Idle, "idle-timeout", l.Idle, "time without a key")
	f.DurationVar(&l.Longest, "max-time", l.Longest, "time of a session")
	f.DurationVar(&l.Stuck, "stuck-timeout", l.Stuck, "time that a reader may not read")
	f.DurationVar(&l.Command, "command-timeout", l.Command, "time of a plain command")
	f.IntVar(&l.Cols, "max-columns", l.Cols, "columns of a window")
	f.IntVar(&l.Rows, "max-rows", l.Rows, "rows of a window")
	f.IntVar(&l.ResizesPerSec, "max-resizes", l.ResizesPerSec, "changes of a window's size in a second")
	f.IntVar(&l.InputRate, "input-rate", l.InputRate, "bytes typed in a second")
	f.IntVar(&l.InputBurst, "input-burst", l.InputBurst, "bytes typed before that rate holds")
	f.IntVar(&l.Paste, "max-paste", l.Paste, "bytes of a paste")
	f.IntVar(&l.Stdin, "max-stdin", l.Stdin, "bytes that a plain command reads")
	f.IntVar(&l.WireRate, "wire-rate", l.WireRate, "bytes that a connection sends in a second")
	f.IntVar(&l.WireBurst, "wire-burst", l.WireBurst, "bytes that it sends before that rate holds")
}

// policy is the present one: the file's, under what the command line says. No
// file is "".
func policy(file string, line *pflag.FlagSet) (p serve.Settings, err error) {
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	policyFlags(f, &p)
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

// readFlags sets flags from the lines "name = value" of a file. Empty lines
// and those that start with # say nothing.
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
