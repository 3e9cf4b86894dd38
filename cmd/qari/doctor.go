package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"qari/ui/term"
)

func newDoctor(s *settings) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Examine the terminal and say how qari will show Arabic in it",
		Long: `Examine the terminal: what it says it is, how it counts the columns of Arabic,
and what qari will send to it. The report is plain text that can be pasted
into a bug report.`,
		Example: `  qari doctor
  qari doctor --json > report.json`,
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			in, out := cmd.InOrStdin(), cmd.OutOrStdout()
			terminal, err := controlling(in, out)
			if err != nil {
				return err
			}
			defer terminal.Close()
			report, err := term.Examine(cmd.Context(), terminal, terminal)
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(out).Encode(report)
			}
			_, err = fmt.Fprint(out, report)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}

// controlling opens the terminal the command runs in, so that the report may
// go into a file.
func controlling(in, out any) (*os.File, error) {
	_, ours := in.(*os.File)
	_, too := out.(*os.File)
	if !ours || !too {
		return nil, errors.New("there is no terminal here to examine")
	}
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, errors.New("there is no terminal here to examine")
	}
	return f, nil
}
