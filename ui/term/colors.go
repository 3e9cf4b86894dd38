package term

import (
	"io"

	"github.com/charmbracelet/colorprofile"
)

// coloring lists the variables that colorprofile reads to find the colours of a
// terminal.
var coloring = []string{
	"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_FORCE", "TMUX", "GOOGLE_CLOUD_SHELL",
}

// Colors returns how many colours the terminal behind out has. It is
// [colorprofile.NoTTY] if out is no terminal, and [colorprofile.ASCII] (styles
// without colours) under NO_COLOR.
func Colors(out io.Writer, getenv func(string) string) colorprofile.Profile {
	var environ []string
	for _, name := range coloring {
		if value := getenv(name); value != "" {
			environ = append(environ, name+"="+value)
		}
	}
	return colorprofile.Detect(out, environ)
}
