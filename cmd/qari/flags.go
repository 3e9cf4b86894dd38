package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
	"qari/ui"
	"qari/ui/lang"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/text/layout"
)

// settings are the reader's choices. A flag has priority over an environment
// variable, which has priority over detection.
type settings struct {
	getenv func(string) string
	room   *room.Room // of a server, for a reader over SSH, who sees none of its files; nil otherwise

	terminal string
	language string
	digits   string
	justify  string
	harakat  string
	mirror   bool
}

// The values of the flags about text.
var (
	digitNames   = []string{"written", "western", "arabic"}
	justifyNames = []string{"no", "spaces", "kashida"}
	harakatNames = []string{"auto", "show", "hide"}
)

func newSettings(getenv func(string) string) *settings {
	return &settings{getenv: getenv}
}

func (s *settings) addScreenFlags(cmd *cobra.Command) {
	s.addTextFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&s.language, "lang", s.getenv("QARI_LANG"), "interface language: ar or en (default: the locale's)")
	f.BoolVar(&s.mirror, "mirror", false, "put the list on the right")
	complete(cmd, "lang", "ar", "en")
}

// addTextFlags adds the flags about the display of text.
func (s *settings) addTextFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.terminal, "terminal", s.getenv("QARI_TERMINAL"), "terminal to draw for, if qari does not detect it; see qari doctor")
	f.StringVar(&s.digits, "digits", "written", "digit style: written, western or arabic")
	f.StringVar(&s.justify, "justify", "no", "justify lines: no, spaces or kashida")
	f.StringVar(&s.harakat, "harakat", "auto", "vowel signs: show, hide, or auto (shown if the terminal places them well)")
	complete(cmd, "terminal", term.Names()...)
	complete(cmd, "digits", digitNames...)
	complete(cmd, "justify", justifyNames...)
	complete(cmd, "harakat", harakatNames...)
}

func complete(cmd *cobra.Command, flag string, values ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // cannot happen: the caller has added the flag
	}
}

// profile returns the terminal that the reader chose, if any.
func (s *settings) profile() (p term.Profile, chosen bool, err error) {
	if s.terminal == "" || s.terminal == "auto" {
		return term.Profile{}, false, nil
	}
	p, ok := term.ByName(s.terminal)
	if !ok {
		return p, false, cli.Usage(fmt.Errorf("no terminal is called %q; known are: %s", s.terminal, strings.Join(term.Names(), ", ")))
	}
	return p, true, nil
}

func (s *settings) text() *lang.Text {
	code := s.language
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if code == "" {
			code = s.getenv(name)
		}
	}
	return lang.ByCode(code)
}

// choice returns the value for a flag's name.
func choice[T any](flag, name string, names []string, values ...T) (chosen T, err error) {
	i := slices.Index(names, name)
	if i < 0 {
		return chosen, cli.Usage(fmt.Errorf("--%s is one of %s, not %q", flag, strings.Join(names, ", "), name))
	}
	return values[i], nil
}

// options returns the reader's options for text.
func (s *settings) options() (o reading.Options, err error) {
	if o.Digits, err = choice("digits", s.digits, digitNames, layout.AsWritten, layout.Western, layout.ArabicIndic); err == nil {
		o.Justify, err = choice("justify", s.justify, justifyNames, layout.Ragged, layout.Spaces, layout.Kashida)
	}
	return o, err
}

func (s *settings) showHarakat() (ui.Harakat, error) {
	return choice("harakat", s.harakat, harakatNames, ui.AutoHarakat, ui.ShowHarakat, ui.HideHarakat)
}
