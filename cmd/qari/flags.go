package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"qari/articles/room"
	"qari/ui"
	"qari/ui/lang"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/text/layout"
)

// settings are the reader's choices: a flag wins over an environment
// variable, which wins over what the program finds out by itself.
type settings struct {
	getenv func(string) string
	room   *room.Room // the server's, for a reader over SSH who sees none of its files; else nil

	terminal string
	language string
	digits   string
	justify  string
	harakat  string
	mirror   bool
}

func newSettings(getenv func(string) string) *settings {
	return &settings{getenv: getenv}
}

// addScreenFlags adds the flags of commands that show text on a screen.
func (s *settings) addScreenFlags(cmd *cobra.Command) {
	s.addTextFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&s.language, "lang", s.getenv("QARI_LANG"), "language of the interface: ar or en (default: the locale's)")
	f.BoolVar(&s.mirror, "mirror", false, "the list stands at the right")
	complete(cmd, "lang", "ar", "en")
}

// addTextFlags adds the flags that say how text is shown.
func (s *settings) addTextFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.terminal, "terminal", s.getenv("QARI_TERMINAL"), "the terminal to draw for, where qari does not find it out; see qari doctor")
	f.StringVar(&s.digits, "digits", "written", "shape of digits: written, western or arabic")
	f.StringVar(&s.justify, "justify", "no", "straight edges on both sides: no, spaces or kashida")
	f.StringVar(&s.harakat, "harakat", "auto", "vowel signs: show, hide, or auto: where the terminal places them well")
	complete(cmd, "terminal", term.Names()...)
	complete(cmd, "digits", "written", "western", "arabic")
	complete(cmd, "justify", "no", "spaces", "kashida")
	complete(cmd, "harakat", "auto", "show", "hide")
}

func complete(cmd *cobra.Command, flag string, values ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag was added a line above
	}
}

// profile is the terminal that the reader named, if any.
func (s *settings) profile() (p term.Profile, chosen bool, err error) {
	if s.terminal == "" || s.terminal == "auto" {
		return term.Profile{}, false, nil
	}
	p, ok := term.ByName(s.terminal)
	if !ok {
		return p, false, badUsage(fmt.Errorf("no terminal is called %q; known are: %s", s.terminal, strings.Join(term.Names(), ", ")))
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

// options are the reader's wishes about how text looks.
func (s *settings) options() (reading.Options, error) {
	digits, ok := map[string]layout.Digits{
		"written": layout.AsWritten, "western": layout.Western, "arabic": layout.ArabicIndic,
	}[s.digits]
	if !ok {
		return reading.Options{}, badUsage(fmt.Errorf("--digits is written, western or arabic, not %q", s.digits))
	}
	justify, ok := map[string]layout.Justify{
		"no": layout.Ragged, "spaces": layout.Spaces, "kashida": layout.Kashida,
	}[s.justify]
	if !ok {
		return reading.Options{}, badUsage(fmt.Errorf("--justify is no, spaces or kashida, not %q", s.justify))
	}
	return reading.Options{Digits: digits, Justify: justify}, nil
}

func (s *settings) showHarakat() (ui.Harakat, error) {
	h, ok := map[string]ui.Harakat{"auto": ui.AutoHarakat, "show": ui.ShowHarakat, "hide": ui.HideHarakat}[s.harakat]
	if !ok {
		return h, badUsage(fmt.Errorf("--harakat is auto, show or hide, not %q", s.harakat))
	}
	return h, nil
}
