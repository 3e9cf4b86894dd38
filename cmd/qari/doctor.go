package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"qari/cmd/qari/internal/cli"
	"qari/ui"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/term"
)

func newDoctor(s *settings) *cobra.Command {
	var asJSON, keyboard bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Examine the terminal and say how qari will show Arabic in it",
		Long: `Examine the terminal: what it says it is, how it counts the columns of Arabic,
and what qari will send to it. The report is plain text that can be pasted
into a bug report.`,
		Example: `  qari doctor
  qari doctor --json > report.json
  qari doctor --keyboard`,
		Args: cli.Args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			in, out := cmd.InOrStdin(), cmd.OutOrStdout()
			terminal, err := controlling(in, out)
			if err != nil {
				return err
			}
			defer terminal.Close()
			report, err := term.Examine(cmd.Context(), terminal, terminal, s.getenv)
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(out).Encode(report)
			}
			fmt.Fprint(out, report)
			if err := sample(out, report.Terminal); err != nil || !keyboard {
				return err
			}
			return testKeyboard(out, terminal)
		},
	}
	cmd.Flags().BoolVar(&keyboard, "keyboard", false, "also test the keyboard's Arabic layout")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}

// sample prints a line as the profile sends it, to check joins and order by
// eye. It also says which faults come from a font.
func sample(out io.Writer, p term.Profile) error {
	fmt.Fprint(out, "sample       ")
	plain := ui.Plain{Profile: p.WithoutSwitch()}
	if err := plain.Line(out, lang.Arabic().CalibrateSample); err != nil {
		return err
	}
	_, err := fmt.Fprint(out, `             reads from right to left, letters joined, brackets around 2026
fonts        boxes, or gaps between joined letters, are the font's doing:
             DejaVu Sans Mono has nearly every letter shape that qari sends
`)
	return err
}

// testKeyboard asks for one key on the Arabic layout and prints its action.
func testKeyboard(out io.Writer, terminal io.Reader) error {
	fmt.Fprint(out, "keyboard     switch to the Arabic layout, press the key that has q on it, then Enter: ")
	line, err := bufio.NewReader(terminal).ReadString('\n')
	if err != nil {
		return err
	}
	typed := strings.TrimSpace(line)
	action := keys.NewMap(keys.Table()).Typed(typed)
	verdict := "counts as another key: commands will not be where you expect them"
	if action == keys.Quit {
		verdict = "counts as q: commands work on this layout"
	}
	_, err = fmt.Fprintf(out, "             %q %s\n", typed, verdict)
	return err
}

// controlling opens the terminal of the command, so that the report can go into
// a file.
func controlling(in, out any) (*os.File, error) {
	_, inputIsFile := in.(*os.File)
	_, outputIsFile := out.(*os.File)
	if !inputIsFile || !outputIsFile {
		return nil, errors.New("there is no terminal here to examine")
	}
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, errors.New("there is no terminal here to examine")
	}
	return f, nil
}
