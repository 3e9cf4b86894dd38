package term

import (
	"io"

	"github.com/charmbracelet/colorprofile"
)

// coloring are the variables by which colorprofile tells what colours a
// terminal has, and whether they are wanted.
var coloring = []string{
	"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_FORCE", "TMUX", "GOOGLE_CLOUD_SHELL",
}

// Colors is how many colours the terminal has that out writes to:
// [colorprofile.NoTTY] where that is none, [colorprofile.ASCII], which is
// styles without colours, where the environment asks for none (NO_COLOR).
func Colors(out io.Writer, getenv func(string) string) colorprofile.Profile {
	var environ []string
	for _, name := range coloring {
		if value := getenv(name); value != "" {
			environ = append(environ, name+"="+value)
		}
	}
	return colorprofile.Detect(out, environ)
}
